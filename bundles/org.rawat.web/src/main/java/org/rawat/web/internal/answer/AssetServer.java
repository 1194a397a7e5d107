package org.rawat.web.internal.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.page.Assets;
import org.rawat.web.internal.page.BundlePages;

/** Serves {@code /assets/{function}/{hash}/{file}}: nobody's data, kept by browsers for ever. */
public final class AssetServer {
    public static final String TEMPLATE = "/assets/{function}/{hash}/{file}";
    private static final String PREFIX = "/assets/";

    private final Function<String, Optional<BundlePages>> byName;

    public AssetServer(Function<String, Optional<BundlePages>> byName) {
        this.byName = byName;
    }

    public boolean handles(String path) {
        return path.startsWith(PREFIX);
    }

    /** Sends the file, or nothing when the browser has it. */
    public void send(Exchange exchange) throws IOException {
        if (!exchange.reads()) {
            exchange.response().setHeader("Allow", "GET, HEAD");
            throw ProblemException.of(ProblemKind.METHOD_NOT_ALLOWED, "method-not-allowed");
        }
        String[] parts = exchange.path().substring(PREFIX.length()).split("/", 3);
        if (parts.length < 3) {
            throw ProblemException.notFound();
        }
        Assets assets =
                byName.apply(parts[0])
                        .map(BundlePages::assets)
                        .filter(found -> found.hash().equals(parts[1]))
                        .orElseThrow(ProblemException::notFound);
        Assets.Asset asset = assets.file(parts[2]).orElseThrow(ProblemException::notFound);
        HttpServletResponse response = exchange.response();
        String tag = "\"" + assets.hash() + "\"";
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        if (tag.equals(exchange.request().getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] zipped = asset.zipped();
        String accepted = exchange.request().getHeader("Accept-Encoding");
        boolean zip = zipped != null && accepted != null && accepted.contains("gzip");
        if (zip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] bytes = zip && zipped != null ? zipped : asset.bytes();
        Answers.write(exchange, HttpServletResponse.SC_OK, asset.type(), bytes);
    }
}
