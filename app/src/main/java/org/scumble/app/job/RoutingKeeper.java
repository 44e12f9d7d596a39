package org.scumble.app.job;

import org.scumble.engine.GenerationResult;

/// Keeps each job's pictures where they were asked for.
///
/// @param gallery keeps those of jobs without an origin
/// @param asked keeps those of jobs with one
public record RoutingKeeper(PictureKeeper gallery, PictureKeeper asked) implements PictureKeeper {
    @Override
    public int kept(Job job) {
        return keeper(job).kept(job);
    }

    @Override
    public void keep(Job job, GenerationResult result) {
        keeper(job).keep(job, result);
    }

    private PictureKeeper keeper(Job job) {
        return job.origin() == null ? gallery : asked;
    }
}
