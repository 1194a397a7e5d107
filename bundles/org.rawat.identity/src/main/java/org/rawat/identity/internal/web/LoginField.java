package org.rawat.identity.internal.web;

import org.rawat.identity.internal.LoginName;
import org.rawat.web.api.Form;

/** The one field for an e-mail address or a phone number, where a new login is chosen. */
final class LoginField {
    private static final String NAME = "login";

    private LoginField() {}

    static String read(Form form) {
        String typed = form.text(NAME, 254);
        if (!typed.isEmpty() && LoginName.parse(typed).isEmpty()) {
            form.problem(NAME, "email-or-phone");
        }
        return typed;
    }
}
