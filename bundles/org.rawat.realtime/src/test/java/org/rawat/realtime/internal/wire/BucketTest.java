package org.rawat.realtime.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = 1_000_000_000L;

    private final Bucket bucket = new Bucket(10, 2, 0);

    @Test
    void soManyAtOnceAndSoManyASecondAfterwards() {
        for (int i = 0; i < 10; i++) {
            assertThat(bucket.take(10, 0)).isEqualTo(Bucket.Verdict.FINE);
        }
        assertThat(bucket.take(10, 0)).isEqualTo(Bucket.Verdict.TOO_MANY);
        assertThat(bucket.take(10, SECOND)).isEqualTo(Bucket.Verdict.FINE);
        assertThat(bucket.take(10, SECOND)).isEqualTo(Bucket.Verdict.TOO_MANY);
    }

    @Test
    void whoeverGoesOnRegardlessFloods() {
        for (int i = 0; i < 19; i++) {
            assertThat(bucket.take(10, 0)).isNotEqualTo(Bucket.Verdict.FLOOD);
        }
        assertThat(bucket.take(10, 0)).isEqualTo(Bucket.Verdict.FLOOD);
    }

    @Test
    void aLongFrameCountsForSeveral() {
        assertThat(bucket.take(9 * 4096, 0)).isEqualTo(Bucket.Verdict.FINE);
        assertThat(bucket.take(1, 0)).isEqualTo(Bucket.Verdict.TOO_MANY);
    }

    @Test
    void restDoesNotSaveUpMoreThanTheBurst() {
        for (int i = 0; i < 10; i++) {
            assertThat(bucket.take(1, 1_000 * SECOND)).isEqualTo(Bucket.Verdict.FINE);
        }
        assertThat(bucket.take(1, 1_000 * SECOND)).isEqualTo(Bucket.Verdict.TOO_MANY);
    }
}
