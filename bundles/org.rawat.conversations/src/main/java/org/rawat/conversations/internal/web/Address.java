package org.rawat.conversations.internal.web;

import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.EntryWindow;
import org.rawat.conversations.api.Side;

/** Where conversations are found, and which part of one an address asks for. */
final class Address {
    private Address() {}

    /** The list of one side. */
    static String list(Side side) {
        return side == Side.DOCTOR ? "/doctor/messages" : "/messages";
    }

    static String room(Side side, Conversation it) {
        return list(side) + "/" + it.id();
    }

    /** The newest part, unless the address names a number. */
    static EntryWindow window(
            @Nullable String before, @Nullable String after, @Nullable String around) {
        if (before != null) {
            return EntryWindow.before(number("before", before));
        }
        if (after != null) {
            return EntryWindow.after(number("after", after));
        }
        return around == null ? EntryWindow.newest() : EntryWindow.around(number("around", around));
    }

    private static long number(String field, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ProblemException.invalid(field, "whole");
        }
        return Long.parseLong(text);
    }
}
