package org.rawat.web.internal.answer;

import java.time.Duration;
import java.util.Optional;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.request.Cookies;
import org.rawat.web.internal.request.SigningKey;

/** The message that the page after a redirect shows once. The browser keeps it, signed. */
public final class Notices {
    private static final String PURPOSE = "notice";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    /** Whose message it is, and its key. */
    public record Notice(String function, String key) {}

    private final SigningKey signing;

    public Notices(SigningKey signing) {
        this.signing = signing;
    }

    /** Keeps a notice for the next page. */
    public void keep(Exchange exchange, String function, String key) {
        String value = function + "~" + key;
        exchange.cookies()
                .set(Cookies.NOTICE, value + "~" + signing.sign(PURPOSE, value), LIFETIME);
    }

    /** The notice to show now; it is gone afterwards. */
    public Optional<Notice> take(Exchange exchange) {
        Optional<String> cookie = exchange.cookies().value(Cookies.NOTICE);
        if (cookie.isEmpty()) {
            return Optional.empty();
        }
        exchange.cookies().clear(Cookies.NOTICE);
        String[] parts = cookie.get().split("~", 3);
        return parts.length == 3 && signing.verify(PURPOSE, parts[0] + "~" + parts[1], parts[2])
                ? Optional.of(new Notice(parts[0], parts[1]))
                : Optional.empty();
    }
}
