package org.scumble.app.canvas.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.KilledProgram;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Version;

/// The promise: every step that was acknowledged is there, bit by bit, whenever the program is
/// killed. The long form is `main` with the number of kills.
class CanvasKillTest {
    private static final int KILLS = 4;
    private static final int LONGEST_LIFE_MILLIS = 250;
    private static final int LONG_FORM_LIFE_MILLIS = 1500;

    /// A new canvas after so many kills, or the long form would be about reading old steps.
    private static final int KILLS_A_CANVAS = 8;

    @TempDir Path home;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatWasAcknowledgedIsThereWheneverItIsKilled() throws Exception {
        Tally tally = run(home, KILLS, LONGEST_LIFE_MILLIS, new Random(20261125));

        assertThat(tally.acknowledged).isPositive();
    }

    /// What the kills did.
    private static final class Tally {
        int kills;
        int unborn;
        int torn;
        long acknowledged;
        long unacknowledged;
        long mostUnacknowledged;
        long bytes;
    }

    private static Tally run(Path home, int kills, int longestLife, Random random)
            throws Exception {
        Tally tally = new Tally();
        Path folder = home;
        List<Long> ends = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            if (kill % KILLS_A_CANVAS == 0) {
                folder = Files.createDirectory(home.resolve("canvas-" + kill));
                ends.clear();
            }
            long before = ends.isEmpty() ? 0 : ends.getLast();
            // A busy machine may come to nothing in that time, so most lives begin with a step.
            boolean early = kill % 4 == 3;
            long said = live(folder, early, random.nextInt(longestLife));
            long acknowledged = Math.max(before, said);
            tally.kills++;
            Path journal = Artist.journal(folder);
            if (!Files.exists(journal)) {
                assertThat(acknowledged).as("acknowledged without a file").isEqualTo(before);
                tally.unborn++;
                continue;
            }
            long there = check(folder, ends, acknowledged, tally);
            ends.add(there);
            tally.acknowledged += acknowledged - before;
            tally.unacknowledged += there - acknowledged;
            tally.mostUnacknowledged = Math.max(tally.mostUnacknowledged, there - acknowledged);
        }
        return tally;
    }

    /// Lets the artist work for a while.
    ///
    /// @param early whether the time runs from the start, or else from the first step on
    /// @return the number of the last operation that was acknowledged; 0 if none was
    private static long live(Path folder, boolean early, int millis)
            throws IOException, InterruptedException {
        try (KilledProgram artist = KilledProgram.start(Artist.class, folder.toString())) {
            assertThat(artist.next()).isEqualTo(Artist.AT_WORK);
            long last = early ? 0 : Long.parseLong(artist.next());
            Thread.sleep(millis);
            for (String line : artist.kill()) {
                last = Long.parseLong(line);
            }
            return last;
        }
    }

    /// What the history must be after an operation. A gesture is over when the program ends.
    ///
    /// @param ends the last operations of the lives before
    private static History expected(List<Long> ends, long operation) {
        History history = CanvasScript.history();
        for (long end : ends) {
            CanvasScript.runTo(Math.min(end, operation), CanvasScript.of(history));
            history = new History(history.versions(), history.position(), history.operation());
        }
        CanvasScript.runTo(operation, CanvasScript.of(history));
        return history;
    }

    /// Opens what was left and compares it with what should be there.
    ///
    /// @return the number of the last operation that is there
    private static long check(Path folder, List<Long> ends, long acknowledged, Tally tally)
            throws IOException {
        Path journal = Artist.journal(folder);
        long size = Files.size(journal);
        long end;
        try (JournalFile file = JournalFile.open(journal, new TileMemory())) {
            Reading reading = JournalReader.read(file);
            end = reading.end();
        }
        tally.torn += end < size ? 1 : 0;
        tally.bytes += end;
        long there;
        try (DocumentFile file = DocumentFile.open(journal)) {
            assertThat(file.damaged()).isNull();
            there = file.history().operation();
            assertThat(there).isGreaterThanOrEqualTo(acknowledged);
            new Sameness().check(file.history(), expected(ends, there));
        }
        Path project = Artist.project(folder);
        if (Files.exists(project)) {
            Path work = folder.resolve("work.journal");
            try (DocumentFile file =
                    DocumentFile.openProject(project, work, Runnable::run, new TileMemory())) {
                assertThat(file.damaged()).isNull();
                Version last = file.history().versions().getLast();
                // One of an earlier life was looked at then; it may hold steps lost since.
                if (ends.isEmpty() || last.number() > ends.getLast()) {
                    History then = expected(ends, last.number());
                    new Sameness().check(last.document(), then.present());
                }
                file.discard();
            }
        }
        return there;
    }

    /// The program that is killed.
    static final class Artist {
        /// How many steps may wait for the disk; more would only be memory.
        private static final int AHEAD = 6;

        static final String AT_WORK = "at work";

        private Artist() {}

        static Path journal(Path folder) {
            return folder.resolve("one.journal");
        }

        static Path project(Path folder) {
            return folder.resolve("one.scumble");
        }

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            ExecutorService writing = Executors.newSingleThreadExecutor();
            KilledProgram.say(AT_WORK);
            DocumentFile file =
                    Files.exists(journal(folder))
                            ? DocumentFile.open(journal(folder), writing, new TileMemory(1 << 22))
                            : DocumentFile.create(
                                    journal(folder),
                                    CanvasScript.FIRST,
                                    CanvasScript.first(),
                                    writing,
                                    new TileMemory(1 << 22));
            Semaphore ahead = new Semaphore(AHEAD);
            long[] last = {file.acknowledged()};
            file.onAcknowledged(
                    sequence -> {
                        KilledProgram.say(Long.toString(sequence));
                        ahead.release((int) (sequence - last[0]));
                        last[0] = sequence;
                    });
            file.onFailure(
                    failure -> {
                        failure.printStackTrace();
                        System.exit(1);
                    });
            for (CanvasScript.Target target = CanvasScript.of(file, project(folder)); ; ) {
                ahead.acquireUninterruptibly();
                CanvasScript.step(target);
            }
        }
    }

    /// Kills as often as the first argument says, 200 times by default, and prints what came of
    /// it.
    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        Path home = Files.createTempDirectory("scumble-kills");
        Tally tally = run(home, kills, LONG_FORM_LIFE_MILLIS, new Random());
        System.out.printf("| kills | %d |%n", tally.kills);
        System.out.printf("| killed before the file was there | %d |%n", tally.unborn);
        System.out.printf("| killed in the middle of a record | %d |%n", tally.torn);
        System.out.printf("| operations acknowledged | %d |%n", tally.acknowledged);
        System.out.println("| acknowledged operations lost or changed | 0 |");
        System.out.printf("| there although not acknowledged | %d |%n", tally.unacknowledged);
        System.out.printf("| the most of these at one kill | %d |%n", tally.mostUnacknowledged);
        System.out.printf("| MB read back | %.1f |%n", tally.bytes / 1e6);
    }
}
