package org.rawat.web.internal.answer;

import java.nio.charset.StandardCharsets;

/**
 * The answers that need no template: for requests that never reached a servlet, and for the day
 * when the templates themselves are broken. In both languages, since nobody's is known.
 */
public final class PlainPages {
    private PlainPages() {}

    /** A page; the id may be empty. */
    public static byte[] html(int status, String requestId) {
        String id = requestId.isEmpty() ? "" : "<p><small>" + requestId + "</small></p>";
        return ("<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<title>Rawat</title></head><body><main><h1>"
                        + status
                        + "</h1><p>"
                        + indonesian(status)
                        + "</p><p lang=\"en\">"
                        + english(status)
                        + "</p>"
                        + id
                        + "<p><a href=\"/\">Rawat</a></p></main></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 9457. */
    public static byte[] json(int status) {
        return ("{\"type\":\"about:blank\",\"title\":\""
                        + english(status)
                        + "\",\"status\":"
                        + status
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String indonesian(int status) {
        return switch (status) {
            case 400 -> "Permintaan ini tidak dapat dibaca.";
            case 404 -> "Halaman ini tidak ditemukan.";
            case 413 -> "Yang dikirim terlalu besar.";
            case 414, 431 -> "Alamat atau tajuk permintaan ini terlalu panjang.";
            case 503 -> "Rawat belum siap. Silakan coba lagi sebentar lagi.";
            default ->
                    status < 500
                            ? "Permintaan ini tidak dapat dilayani."
                            : "Terjadi kesalahan di sisi kami.";
        };
    }

    private static String english(int status) {
        return switch (status) {
            case 400 -> "This request cannot be read.";
            case 404 -> "This page was not found.";
            case 413 -> "What was sent is too large.";
            case 414, 431 -> "The address or a header of this request is too long.";
            case 503 -> "Rawat is not ready yet. Please try again in a moment.";
            default ->
                    status < 500
                            ? "This request cannot be answered."
                            : "Something went wrong on our side.";
        };
    }
}
