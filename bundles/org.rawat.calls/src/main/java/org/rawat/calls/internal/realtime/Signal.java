package org.rawat.calls.internal.realtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rawat.api.ProblemException;

/**
 * What one browser says to the other, checked and copied field by field: a session description (W3C
 * WebRTC section 4.6), candidates (section 4.8), or the end of candidates. Nothing else passes.
 */
final class Signal {
    private static final int SDP = 48 * 1024;
    private static final int CANDIDATES = 40;
    private static final int CANDIDATE = 1_024;
    private static final int SHORT = 256;
    private static final int LINES = 255;

    private Signal() {}

    static Map<String, Object> checked(FrameData data) {
        Map<String, Object> signal = new LinkedHashMap<>();
        if (data.has("desc")) {
            signal.put("desc", description(data.tree(data.data().get("desc"), "desc")));
        }
        if (data.has("cands")) {
            signal.put("cands", candidates(data));
        }
        for (String check : List.of("commit", "nonce")) {
            if (data.has(check)) {
                signal.put(check, hexadecimal(data, check));
            }
        }
        if (data.flag("end")) {
            signal.put("end", true);
        }
        if (signal.isEmpty()) {
            throw ProblemException.invalid("desc", "required");
        }
        return signal;
    }

    /** What the four words are made of, opaque here. */
    private static String hexadecimal(FrameData data, String field) {
        String text = data.text(field, 64);
        if (!text.matches("[0-9a-f]+")) {
            throw ProblemException.invalid(field, "unknown");
        }
        return text;
    }

    private static Map<String, Object> description(FrameData desc) {
        String type = desc.text("type", 10);
        if (!List.of("offer", "answer", "pranswer", "rollback").contains(type)) {
            throw ProblemException.invalid("desc.type", "unknown");
        }
        String sdp = desc.textOrEmpty("sdp", SDP);
        boolean rollback = type.equals("rollback");
        if (rollback != sdp.isEmpty() || !rollback && !sdp.startsWith("v=0")) {
            throw ProblemException.invalid("desc.sdp", "unknown");
        }
        return Map.of("type", type, "sdp", sdp);
    }

    private static List<Map<String, Object>> candidates(FrameData data) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object one : data.list("cands", CANDIDATES)) {
            FrameData candidate = data.tree(one, "cands");
            Map<String, Object> checked = new LinkedHashMap<>();
            checked.put("candidate", candidate.textOrEmpty("candidate", CANDIDATE));
            if (candidate.has("sdpMid")) {
                checked.put("sdpMid", candidate.textOrEmpty("sdpMid", SHORT));
            }
            if (candidate.has("sdpMLineIndex")) {
                checked.put("sdpMLineIndex", candidate.number("sdpMLineIndex", 0, LINES));
            }
            if (candidate.has("usernameFragment")) {
                checked.put("usernameFragment", candidate.textOrEmpty("usernameFragment", SHORT));
            }
            all.add(checked);
        }
        return all;
    }
}
