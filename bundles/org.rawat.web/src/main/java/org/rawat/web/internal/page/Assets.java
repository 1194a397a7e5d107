package org.rawat.web.internal.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A bundle's assets, kept in memory. They share one hash, so that a module's relative imports stay
 * inside the same address; the address changes with any of them and is good for ever.
 */
public final class Assets {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("webmanifest", "application/manifest+json"));

    /**
     * One file.
     *
     * @param zipped the content compressed with gzip, or null when that saves nothing
     */
    public record Asset(String type, byte[] bytes, byte @Nullable [] zipped) {}

    private final Map<String, Asset> files = new LinkedHashMap<>();
    private final String hash;

    Assets(BundleFiles bundle) {
        MessageDigest digest = sha256();
        for (String path : bundle.list("/assets")) {
            String name = path.substring(path.indexOf("/assets/") + 8);
            byte[] bytes = bundle.read(path).orElseThrow();
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(bytes);
            files.put(name, new Asset(type(name), bytes, zipped(name, bytes)));
        }
        hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    public String hash() {
        return hash;
    }

    public Optional<Asset> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static byte @Nullable [] zipped(String name, byte[] bytes) {
        if (!type(name).startsWith("text/") && !name.endsWith(".svg") && !name.endsWith(".json")) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size() < bytes.length ? out.toByteArray() : null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
