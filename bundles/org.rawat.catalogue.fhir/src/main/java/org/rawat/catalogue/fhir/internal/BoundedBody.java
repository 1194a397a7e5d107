package org.rawat.catalogue.fhir.internal;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes in a body up to a limit and gives the connection up beyond it. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final int limit;
    private final boolean announcedTooLarge;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    private BoundedBody(ResponseInfo info, int limit) {
        this.limit = limit;
        this.announcedTooLarge =
                info.headers().firstValueAsLong("Content-Length").orElse(0) > limit;
    }

    static BodyHandler<byte[]> of(int limit) {
        return info -> new BoundedBody(info, limit);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (announcedTooLarge) {
            refuse();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > limit - taken.size()) {
                refuse();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            taken.writeBytes(bytes);
        }
    }

    private void refuse() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
        body.completeExceptionally(
                new PharmacyException(
                        Fault.TOO_LARGE,
                        "answers with more than " + (limit >> 20) + " megabytes at once"));
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(taken.toByteArray());
    }
}
