package org.scumble.app.canvas.staging;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.app.job.Job;

/// A candidate's file name. It follows from the job alone, so that a picture made again after a
/// crash replaces itself.
///
/// @param created when the job was queued: numbers begin anew in a rebuilt library
/// @param index which of the job's pictures, from 0
record CandidateName(Instant created, long job, int index) implements Comparable<CandidateName> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,16})-(\\d{1,16})-(\\d{1,8})\\.png");
    private static final Comparator<CandidateName> OLDEST_FIRST =
            Comparator.comparing(CandidateName::created)
                    .thenComparingLong(CandidateName::job)
                    .thenComparingInt(CandidateName::index);

    static CandidateName of(Job job, int index) {
        return new CandidateName(job.created(), job.id(), index);
    }

    /// Reads the name of a file; nothing if it is none of a candidate.
    static Optional<CandidateName> of(Path file) {
        Matcher matcher = FORM.matcher(String.valueOf(file.getFileName()));
        return matcher.matches()
                ? Optional.of(
                        new CandidateName(
                                Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
                                Long.parseLong(matcher.group(2)),
                                Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /// Whether it is one of a job's.
    boolean isOf(Job other) {
        return job == other.id() && created.equals(other.created());
    }

    @Override
    public int compareTo(CandidateName other) {
        return OLDEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d-%d-%d.png".formatted(created.toEpochMilli(), job, index);
    }
}
