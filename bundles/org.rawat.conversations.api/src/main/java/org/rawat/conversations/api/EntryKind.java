package org.rawat.conversations.api;

import java.util.Locale;

/** What an entry is. */
public enum EntryKind {
    TEXT,
    IMAGE,
    FILE,
    /** A voice call: one entry, whose metadata follow the call. */
    VOICE_CALL,
    /** A video call, likewise. */
    VIDEO_CALL;

    /** Whether an entry of this kind is something to be read: calls count as unread for nobody. */
    public boolean countsAsUnread() {
        return this == TEXT || this == IMAGE || this == FILE;
    }

    /** Whether it stands for a call. */
    public boolean isCall() {
        return this == VOICE_CALL || this == VIDEO_CALL;
    }

    /** As it is stored and sent: {@code text}, {@code image}, {@code voice_call}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #code()} wrote. */
    public static EntryKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
