package org.rawat.realtime.internal.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the frames of {@code rawat.v1}. */
public final class Frames {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TYPE = 40;

    private Frames() {}

    /**
     * Reads what a page sent.
     *
     * @throws BrokenFrame when it is no frame
     */
    public static Frame read(String text) throws BrokenFrame {
        Map<String, @Nullable Object> tree;
        try {
            tree = Json.read(text);
        } catch (IOException e) {
            throw new BrokenFrame(null, "malformed");
        }
        if (!(tree.get("id") instanceof String id) || bad(id, LONGEST_ID)) {
            throw new BrokenFrame(null, "malformed");
        }
        if (!(tree.get("t") instanceof String type) || bad(type, LONGEST_TYPE)) {
            throw new BrokenFrame(id, "malformed");
        }
        Object data = tree.getOrDefault("d", Map.of());
        if (!(data instanceof Map<?, ?> map)) {
            throw new BrokenFrame(id, "malformed");
        }
        if (Json.unprintable(map)) {
            throw new BrokenFrame(id, "characters");
        }
        @SuppressWarnings("unchecked")
        Map<String, ?> object = (Map<String, ?>) map;
        return new Frame(id, type, object);
    }

    /** An answer that says yes. */
    public static String reply(String id, Map<String, ?> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("re", id);
        frame.put("ok", true);
        frame.put("d", data);
        return Json.write(frame);
    }

    /** An answer that says no, to a frame that could not even be told from others. */
    public static String refusal(@Nullable String id, Map<String, ?> error) {
        Map<String, Object> frame = new LinkedHashMap<>();
        if (id != null) {
            frame.put("re", id);
        }
        frame.put("ok", false);
        frame.put("err", error);
        return Json.write(frame);
    }

    /** An event with its number in the account's log. */
    public static String event(long seq, String type, Map<String, ?> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("seq", seq);
        frame.put("t", type);
        frame.put("d", data);
        return Json.write(frame);
    }

    /** An event that is gone when it is missed. */
    public static String event(String type, Map<String, ?> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("t", type);
        frame.put("d", data);
        return Json.write(frame);
    }

    private static boolean bad(String text, int longest) {
        return text.isEmpty() || text.length() > longest || Json.unprintable((Object) text);
    }
}
