package org.scumble.app.job;

import java.time.Instant;

/// Which process is at work on a job. The start time tells it from a later process, after a reboot
/// say, that happens to have the same number.
record ProcessStamp(long pid, long started) {
    static ProcessStamp current() {
        return of(ProcessHandle.current());
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).filter(handle -> of(handle).equals(this)).isPresent();
    }

    private static ProcessStamp of(ProcessHandle handle) {
        long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessStamp(handle.pid(), started);
    }
}
