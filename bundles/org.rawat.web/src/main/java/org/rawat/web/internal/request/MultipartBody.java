package org.rawat.web.internal.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.Upload;

/** {@code multipart/form-data} (RFC 7578) through the container's reader. */
final class MultipartBody {
    private MultipartBody() {}

    static FieldTree read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw BodyReader.tooLarge(limit);
        }
        Collection<Part> parts = parts(request, limit);
        FieldTree tree = new FieldTree();
        long left = limit;
        for (Part part : parts) {
            left -= part.getSize();
            if (left < 0) {
                throw BodyReader.tooLarge(limit);
            }
            try (InputStream in = part.getInputStream()) {
                byte[] bytes = in.readAllBytes();
                tree.add(part.getName(), value(part, bytes));
            } finally {
                part.delete();
            }
        }
        return tree;
    }

    private static Collection<Part> parts(HttpServletRequest request, int limit)
            throws IOException {
        try {
            return request.getParts();
        } catch (ServletException e) {
            throw FieldTree.malformed();
        } catch (IllegalStateException e) {
            // The container's way of saying that a part or the whole is too large.
            throw BodyReader.tooLarge(limit);
        } catch (RuntimeException e) {
            throw FieldTree.malformed();
        }
    }

    private static Object value(Part part, byte[] bytes) {
        String file = part.getSubmittedFileName();
        if (file == null) {
            return Percent.utf8(bytes).orElseThrow(FieldTree::malformed);
        }
        String type = part.getContentType();
        return new Upload(
                plain(file), type == null ? "application/octet-stream" : shortened(type), bytes);
    }

    /** The name without folders and without characters that are no part of a name. */
    private static String plain(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return shortened(name.replaceAll("\\p{Cntrl}", ""));
    }

    private static String shortened(@Nullable String text) {
        return text == null ? "" : text.length() <= 200 ? text : text.substring(0, 200);
    }
}
