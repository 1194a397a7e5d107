package org.rawat.calls.internal.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.calls.api.CallEnding;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallStatus;

/**
 * All of a call that decides what may become of it.
 *
 * @param status where it stands
 * @param version grows by one with each move; what is merely heard of a leg leaves it
 * @param caller who called, and from which browser
 * @param called the accounts that ring
 * @param startedAt when it was called
 * @param ringDeadline until when it may be answered, inclusive
 * @param rung the devices that said they ring
 * @param answered by whom, from which browser; null before
 * @param answeredAt when; null before
 * @param connectedAt when media first flowed; null before
 * @param callerHeard when the caller's browser was last heard of
 * @param answererHeard when the answering browser was last heard of; null before
 * @param patientFrom from when silence counts: the server itself was away until then
 * @param endedAt when it ended; null while live
 * @param ending why; null while live
 */
public record CallState(
        CallStatus status,
        long version,
        CallLeg caller,
        Set<AccountId> called,
        Instant startedAt,
        Instant ringDeadline,
        Set<UUID> rung,
        @Nullable CallLeg answered,
        @Nullable Instant answeredAt,
        @Nullable Instant connectedAt,
        Instant callerHeard,
        @Nullable Instant answererHeard,
        Instant patientFrom,
        @Nullable Instant endedAt,
        @Nullable CallEnding ending) {

    public CallState {
        called = Set.copyOf(called);
        rung = Set.copyOf(rung);
    }

    /** A call that has just been made. */
    public static CallState called(
            CallLeg caller, Set<AccountId> called, Instant now, CallLimits limits) {
        return new CallState(
                CallStatus.CALLING,
                1,
                caller,
                called,
                now,
                now.plus(limits.ring()),
                Set.of(),
                null,
                null,
                null,
                now,
                null,
                now,
                null,
                null);
    }

    /** A call that found the other side in another one: over as it begins. */
    public static CallState busy(CallLeg caller, Set<AccountId> called, Instant now) {
        return new CallState(
                CallStatus.BUSY,
                1,
                caller,
                called,
                now,
                now,
                Set.of(),
                null,
                null,
                null,
                now,
                null,
                now,
                now,
                CallEnding.ELSEWHERE);
    }

    /** How long was spoken, by the server's clock; zero unless it was answered and is over. */
    public Duration spoken() {
        return answeredAt == null || endedAt == null || status != CallStatus.ENDED
                ? Duration.ZERO
                : Duration.between(answeredAt, endedAt);
    }

    /** Whether this browser speaks, or has spoken, in it. */
    public boolean speaks(CallLeg leg) {
        return leg.equals(answered) || leg.equals(caller);
    }

    CallState rings(UUID device) {
        Set<UUID> more = new HashSet<>(rung);
        more.add(device);
        CallStatus next = status == CallStatus.CALLING ? CallStatus.RINGING : status;
        return with(next, version + 1, more, callerHeard, answererHeard, connectedAt);
    }

    CallState connected(Instant now) {
        return with(status, version + 1, rung, callerHeard, answererHeard, now);
    }

    CallState heard(CallLeg leg, Instant now) {
        Instant ofCaller = leg.equals(caller) ? later(callerHeard, now) : callerHeard;
        Instant ofAnswerer =
                leg.equals(answered) && answererHeard != null
                        ? later(answererHeard, now)
                        : answererHeard;
        return with(status, version, rung, ofCaller, ofAnswerer, connectedAt);
    }

    CallState answeredBy(CallLeg leg, Instant now) {
        return new CallState(
                CallStatus.ONGOING,
                version + 1,
                caller,
                called,
                startedAt,
                ringDeadline,
                rung,
                leg,
                later(startedAt, now),
                null,
                callerHeard,
                now,
                later(patientFrom, now),
                null,
                null);
    }

    CallState patientFrom(Instant now) {
        return new CallState(
                status,
                version,
                caller,
                called,
                startedAt,
                ringDeadline,
                rung,
                answered,
                answeredAt,
                connectedAt,
                callerHeard,
                answererHeard,
                later(patientFrom, now),
                endedAt,
                ending);
    }

    /** Over; never before it was answered or began, whatever the clock has done meanwhile. */
    CallState over(CallStatus how, CallEnding why, Instant at) {
        return new CallState(
                how,
                version + 1,
                caller,
                called,
                startedAt,
                ringDeadline,
                rung,
                answered,
                answeredAt,
                connectedAt,
                callerHeard,
                answererHeard,
                patientFrom,
                later(at, answeredAt == null ? startedAt : answeredAt),
                why);
    }

    private CallState with(
            CallStatus nextStatus,
            long nextVersion,
            Set<UUID> nextRung,
            Instant nextCaller,
            @Nullable Instant nextAnswerer,
            @Nullable Instant nextConnected) {
        return new CallState(
                nextStatus,
                nextVersion,
                caller,
                called,
                startedAt,
                ringDeadline,
                nextRung,
                answered,
                answeredAt,
                nextConnected,
                nextCaller,
                nextAnswerer,
                patientFrom,
                endedAt,
                ending);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
