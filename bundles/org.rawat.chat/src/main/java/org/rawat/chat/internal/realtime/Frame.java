package org.rawat.chat.internal.realtime;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.EntryId;

/** Reads a frame's data, hostile as they are. */
final class Frame {
    private final Map<String, ?> data;

    Frame(Map<String, ?> data) {
        this.data = data;
    }

    ConversationId conversation() {
        return new ConversationId(object("conv"));
    }

    EntryId entry() {
        return new EntryId(object("entry"));
    }

    /** A malformed name of an object answers like one that does not exist. */
    private UUID object(String field) {
        return Uuid7.parse(text(field)).orElseThrow(ProblemException::notFound);
    }

    UUID id(String field) {
        return Uuid7.parse(text(field)).orElseThrow(() -> ProblemException.invalid(field, "id"));
    }

    String text(String field) {
        Object value = data.get(field);
        if (value == null) {
            throw ProblemException.invalid(field, "required");
        }
        if (value instanceof String text) {
            return text;
        }
        throw ProblemException.invalid(field, "text");
    }

    long whole(String field) {
        Long value = optionalWhole(field);
        if (value == null) {
            throw ProblemException.invalid(field, "required");
        }
        return value;
    }

    @Nullable Long optionalWhole(String field) {
        Object value = data.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw ProblemException.invalid(field, "whole");
    }

    boolean flag(String field) {
        Object value = data.get(field);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw ProblemException.invalid(field, "flag");
    }
}
