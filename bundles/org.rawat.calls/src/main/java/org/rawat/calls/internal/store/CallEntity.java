package org.rawat.calls.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.calls.api.CallEnding;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;
import org.rawat.calls.api.CallType;
import org.rawat.calls.internal.machine.CallState;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.EntryId;

/** A call's row. */
@Entity
@Table(schema = "calls", name = "call_sessions")
public class CallEntity {
    @Id private UUID id;

    @Column private long version;

    @Column(name = "conversation_id")
    private UUID conversationId;

    @Column(name = "entry_id")
    private @Nullable String entryId;

    @Column(name = "caller_id")
    private UUID callerId;

    @Column(name = "caller_device")
    private UUID callerDevice;

    @Column(name = "caller_person")
    private UUID callerPerson;

    @Column(name = "called_person")
    private UUID calledPerson;

    @Column(name = "receiver_id")
    private UUID receiverId;

    @Column(name = "receiver_device")
    private @Nullable String receiverDevice;

    @Column private String type;

    @Column private String status;

    @Column private @Nullable String ending;

    @Column(name = "started_at")
    private OffsetDateTime startedAt;

    @Column(name = "ring_deadline")
    private OffsetDateTime ringDeadline;

    @Column(name = "answered_at")
    private @Nullable OffsetDateTime answeredAt;

    @Column(name = "connected_at")
    private @Nullable OffsetDateTime connectedAt;

    @Column(name = "ended_at")
    private @Nullable OffsetDateTime endedAt;

    @Column(name = "duration_seconds")
    private long durationSeconds;

    @Column(name = "caller_heard")
    private OffsetDateTime callerHeard;

    @Column(name = "receiver_heard")
    private @Nullable OffsetDateTime receiverHeard;

    @Column(name = "patient_from")
    private OffsetDateTime patientFrom;

    @Column(name = "due_at")
    private @Nullable OffsetDateTime dueAt;

    @Column(name = "client_key")
    private UUID clientKey;

    static CallEntity of(StoredCall call, @Nullable Instant due) {
        CallEntity row = new CallEntity();
        CallState state = call.state();
        row.id = call.id().value();
        row.conversationId = call.conversation().value();
        row.callerId = state.caller().account().value();
        row.callerDevice = state.caller().device();
        row.callerPerson = call.callerPerson().value();
        row.calledPerson = call.calledPerson().value();
        row.receiverId = call.receiver().value();
        row.type = StoredCall.code(call.type());
        row.startedAt = utc(state.startedAt());
        row.ringDeadline = utc(state.ringDeadline());
        row.clientKey = call.clientKey();
        row.takes(state, due);
        return row;
    }

    UUID id() {
        return id;
    }

    void takes(CallState state, @Nullable Instant due) {
        version = state.version();
        status = StoredCall.code(state.status());
        ending = state.ending() == null ? null : StoredCall.code(state.ending());
        CallLeg answered = state.answered();
        if (answered != null) {
            receiverId = answered.account().value();
            receiverDevice = answered.device().toString();
        }
        answeredAt = utcOrNull(state.answeredAt());
        connectedAt = utcOrNull(state.connectedAt());
        endedAt = utcOrNull(state.endedAt());
        durationSeconds = state.spoken().toSeconds();
        callerHeard = utc(state.callerHeard());
        receiverHeard = utcOrNull(state.answererHeard());
        patientFrom = utc(state.patientFrom());
        dueAt = utcOrNull(due);
    }

    void writtenAs(EntryId entry) {
        entryId = entry.toString();
    }

    StoredCall toStored(Set<AccountId> called, Set<UUID> rung) {
        String device = receiverDevice;
        return new StoredCall(
                new CallSessionId(id),
                new ConversationId(conversationId),
                CallType.valueOf(upper(type)),
                new PersonId(callerPerson),
                new PersonId(calledPerson),
                new AccountId(receiverId),
                clientKey,
                entryId == null ? null : new EntryId(UUID.fromString(entryId)),
                new CallState(
                        CallStatus.valueOf(upper(status)),
                        version,
                        new CallLeg(new AccountId(callerId), callerDevice),
                        called,
                        startedAt.toInstant(),
                        ringDeadline.toInstant(),
                        rung,
                        device == null
                                ? null
                                : new CallLeg(new AccountId(receiverId), UUID.fromString(device)),
                        instantOrNull(answeredAt),
                        instantOrNull(connectedAt),
                        callerHeard.toInstant(),
                        instantOrNull(receiverHeard),
                        patientFrom.toInstant(),
                        instantOrNull(endedAt),
                        ending == null ? null : CallEnding.valueOf(upper(ending))));
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
