package org.rawat.identity.internal.web;

import java.time.Instant;
import org.rawat.api.PersonId;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.Passwords;
import org.rawat.web.api.View;

/**
 * The page that shows a one-time code, once.
 *
 * @param person for whom it is
 * @param code what the person types
 * @param expiresAt until when it is good
 */
public record CodePage(PersonId person, String code, Instant expiresAt) {
    /**
     * The page.
     *
     * @param back where its reader goes on
     */
    static View view(Person person, Passwords.Issued issued, String back) {
        return View.of("code", new CodePage(person.id(), issued.code(), issued.expiresAt()))
                .with("name", person.name())
                .with("back", back)
                .showing(person.id());
    }

    @Override
    public String toString() {
        return "CodePage[person=" + person + "]";
    }
}
