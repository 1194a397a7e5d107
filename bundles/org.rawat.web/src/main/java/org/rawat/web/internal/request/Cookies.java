package org.rawat.web.internal.request;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cookies of one exchange. All carry the {@code __Host-} prefix (RFC 6265bis section 4.1.3.2)
 * and Secure: browsers treat localhost as secure.
 */
public final class Cookies {
    private static final String PREFIX = "__Host-rawat";
    private static final String SESSION = PREFIX;
    public static final String VISIT = PREFIX + "-visit";
    public static final String NOTICE = PREFIX + "-notice";
    public static final String LANGUAGE = PREFIX + "-lang";
    public static final String THEME = PREFIX + "-theme";

    private final Map<String, String> values = new HashMap<>();
    private final HttpServletResponse response;

    public Cookies(HttpServletRequest request, HttpServletResponse response) {
        this.response = response;
        Cookie[] sent = request.getCookies();
        if (sent != null) {
            for (Cookie cookie : sent) {
                // A name sent twice is somebody's attempt at fixation: neither counts.
                if (values.put(cookie.getName(), cookie.getValue()) != null) {
                    values.put(cookie.getName(), "");
                }
            }
        }
    }

    /** The session's token as it was sent. */
    public Optional<String> session() {
        return value(SESSION);
    }

    /** A cookie's value if it looks like one of ours. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(text -> text.matches("[A-Za-z0-9._~-]{1,600}"));
    }

    /** Starts a session, or ends it. */
    public void session(String token, Duration lifetime) {
        set(SESSION, token, lifetime);
    }

    public void endSession() {
        clear(SESSION);
    }

    /** Sets a cookie that scripts cannot read. */
    public void set(String name, String value, Duration lifetime) {
        values.put(name, value);
        String age = lifetime.isZero() ? "" : "; Max-Age=" + lifetime.toSeconds();
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax" + age);
    }

    public void clear(String name) {
        values.remove(name);
        response.addHeader(
                "Set-Cookie", name + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
