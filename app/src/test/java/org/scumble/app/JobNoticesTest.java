package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobState;
import org.scumble.app.notice.Notice;

class JobNoticesTest {
    private final AtomicInteger retries = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "RUNNING", "DONE"})
    void ofAJobThatGoesWellThereIsNothingToHear(JobState state) {
        assertThat(JobNotices.of(job(state, null), retries::incrementAndGet)).isEmpty();
    }

    @Test
    void aFailureSaysWhyAndOffersAnotherTry() {
        Notice notice = notice(JobState.FAILED, null);

        assertThat(notice.kind()).isEqualTo(Notice.Kind.ERROR);
        assertThat(notice.text()).isEqualTo("why it failed");
        assertThat(notice.action().label()).isEqualTo("Try again");
        notice.action().run().run();
        assertThat(retries).hasValue(1);
    }

    @Test
    void aJobThatEndedScumbleTwiceIsNamedByItsPrompt() {
        assertThat(notice(JobState.SUSPECT, null).text())
                .isEqualTo(
                        "The request \"a boat\" is set aside."
                                + " Try it again with a smaller size or another model.");
    }

    @Test
    void aCancelledJobSaysWhereItsPicturesAreAndCanGoOn() {
        assertThat(notice(JobState.CANCELLED, null).text()).contains("in the gallery");
        Notice notice = notice(JobState.CANCELLED, "a canvas");
        assertThat(notice.text()).contains("beside the canvas");
        assertThat(notice.action().label()).isEqualTo("Go on");
    }

    private Notice notice(JobState state, @Nullable String origin) {
        return JobNotices.of(job(state, origin), retries::incrementAndGet).orElseThrow();
    }

    private static Job job(JobState state, @Nullable String origin) {
        return new Job(1, Requests.of("a boat"), state, Instant.EPOCH, 1, "why it failed", origin);
    }
}
