package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What comes back over HTTP, made into JSON or into the sentence that says why it is none. */
final class Answer {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final ObjectMapper json =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(60)
                                                    .maxNumberLength(60)
                                                    .maxStringLength(1 << 20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private final int limit;

    /** With a limit for what is unpacked, in bytes. */
    Answer(int limit) {
        this.limit = limit;
    }

    /** The JSON object of an answer with status 200. */
    JsonNode read(HttpResponse<byte[]> response) throws IOException {
        refuse(response);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!isJson(type)) {
            throw new PharmacyException(
                    Fault.RUBBISH,
                    "answers with " + (type.isEmpty() ? "something unnamed" : shown(type)));
        }
        String text = text(unpacked(response), type);
        JsonNode node = json.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!node.isObject()) {
            throw new PharmacyException(Fault.RUBBISH, "answers with JSON that is no object");
        }
        return node;
    }

    private static void refuse(HttpResponse<byte[]> response) throws PharmacyException {
        int status = response.statusCode();
        if (status == 200) {
            return;
        }
        if (status == 401 || status == 403) {
            throw new PharmacyException(
                    Fault.UNAUTHORISED, "does not let Rawat read (status " + status + ")");
        }
        if (status >= 300 && status < 400) {
            String there = response.headers().firstValue("Location").orElse("elsewhere");
            throw new PharmacyException(Fault.MOVED, "sends Rawat to " + shown(there));
        }
        if (status >= 400 && status < 500 && status != 429) {
            throw new PharmacyException(
                    Fault.REFUSED, "refuses the question (status " + status + ")");
        }
        throw new PharmacyException(Fault.FAILING, "fails (status " + status + ")");
    }

    private static boolean isJson(String type) {
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.endsWith("/json") || name.endsWith("+json");
    }

    private byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        HttpHeaders headers = response.headers();
        String coding = headers.firstValue("Content-Encoding").orElse("").strip();
        if (coding.isEmpty() || coding.equalsIgnoreCase("identity")) {
            return response.body();
        }
        if (!coding.equalsIgnoreCase("gzip") && !coding.equalsIgnoreCase("x-gzip")) {
            throw new PharmacyException(
                    Fault.RUBBISH, "packs its answer in a way nobody asked for: " + shown(coding));
        }
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new PharmacyException(Fault.RUBBISH, "answers with a broken gzip");
        }
        if (bytes.length > limit) {
            throw new PharmacyException(
                    Fault.TOO_LARGE, "answers with more than it may when it is unpacked");
        }
        return bytes;
    }

    /** FHIR's JSON is UTF-8; whoever declares something else is believed. */
    private static String text(byte[] bytes, String type) throws IOException {
        Matcher declared = CHARSET.matcher(type);
        Charset charset = StandardCharsets.UTF_8;
        if (declared.find()) {
            try {
                charset = Charset.forName(declared.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new PharmacyException(
                        Fault.RUBBISH, "answers in an unknown encoding: " + shown(type));
            }
        }
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** What a stranger wrote, fit for a log and a console. */
    static String shown(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > 120 ? line.substring(0, 120) + "..." : line;
    }
}
