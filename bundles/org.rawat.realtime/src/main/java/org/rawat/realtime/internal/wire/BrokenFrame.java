package org.rawat.realtime.internal.wire;

import org.jspecify.annotations.Nullable;

/** What a page sent is no frame. */
public final class BrokenFrame extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String id;
    private final String code;

    BrokenFrame(@Nullable String id, String code) {
        super(code, null, false, false);
        this.id = id;
        this.code = code;
    }

    /** The frame's id, if that much could be read: then only this frame is refused. */
    public @Nullable String id() {
        return id;
    }

    public String code() {
        return code;
    }
}
