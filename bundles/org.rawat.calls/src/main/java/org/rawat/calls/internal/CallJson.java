package org.rawat.calls.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSession;

/** A call as browsers and programs get it: {@code call.state}, and the thread entry's metadata. */
final class CallJson {
    private CallJson() {}

    /** All that decides what a browser does. Ids only: names are asked for where they are shown. */
    static Map<String, @Nullable Object> state(CallSession call) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("call", call.id().toString());
        all.put("version", call.version());
        all.put("conv", call.conversationId().toString());
        all.put("type", code(call.type()));
        all.put("status", code(call.status()));
        all.put("ending", call.ending() == null ? null : code(call.ending()));
        all.put("caller", leg(call.caller()));
        all.put("callerPerson", call.callerPerson().toString());
        all.put("calledPerson", call.calledPerson().toString());
        all.put("called", call.called().stream().map(Object::toString).sorted().toList());
        CallLeg answered = call.answered();
        all.put("answered", answered == null ? null : leg(answered));
        all.put("startedAt", call.startedAt().toString());
        all.put("ringDeadline", call.ringDeadline().toString());
        all.put("answeredAt", text(call.answeredAt()));
        all.put("connectedAt", text(call.connectedAt()));
        all.put("endedAt", text(call.endedAt()));
        all.put("durationSeconds", call.durationSeconds());
        return all;
    }

    /** What the thread keeps of it. */
    static Map<String, @Nullable Object> entry(CallSession call) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("call", call.id().toString());
        all.put("type", code(call.type()));
        all.put("status", code(call.status()));
        all.put("ending", call.ending() == null ? null : code(call.ending()));
        all.put("answeredAt", text(call.answeredAt()));
        all.put("endedAt", text(call.endedAt()));
        all.put("durationSeconds", call.durationSeconds());
        return all;
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> leg(CallLeg leg) {
        return Map.of("account", leg.account().toString(), "device", leg.device().toString());
    }

    private static @Nullable String text(java.time.@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
