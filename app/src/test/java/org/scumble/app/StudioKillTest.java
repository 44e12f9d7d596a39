package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.journal.CanvasFolder;
import org.scumble.app.canvas.journal.DocumentFile;
import org.scumble.app.canvas.paint.ColourPicker;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.job.JobStore;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.store.Database;

/// The promise of the whole program: whenever it is killed while the artist and the model paint on
/// one canvas, every stroke that was acknowledged is there, and every picture of the model is there
/// too, as a candidate or as a layer. The long form is `main` with the number of kills.
class StudioKillTest {
    private static final int KILLS = 2;
    private static final int LONGEST_LIFE_MILLIS = 500;
    private static final int LONG_FORM_LIFE_MILLIS = 2500;

    /// A new canvas after so many kills, or the long form would be about reading old steps.
    private static final int KILLS_A_CANVAS = 8;

    @TempDir Path home;

    @Test
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatArtistAndModelPaintedIsThereWheneverItIsKilled() throws Exception {
        Tally tally = run(home, KILLS, LONGEST_LIFE_MILLIS, new Random(20261128));

        assertThat(tally.strokes).isPositive();
        assertThat(tally.pictures).isPositive();
    }

    /// What the kills did.
    private static final class Tally {
        int kills;
        int strokes;
        int pictures;
        int waiting;
        int taken;
        int both;
    }

    private static Tally run(Path home, int kills, int longestLife, Random random)
            throws Exception {
        Tally tally = new Tally();
        Path folder = home;
        List<String> promised = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            int life = kill % KILLS_A_CANVAS;
            if (life == 0) {
                folder = Files.createDirectory(home.resolve("studio-" + kill));
                promised.clear();
            }
            List<String> said = live(folder, life, random.nextInt(longestLife));
            promised.addAll(said);
            tally.kills++;
            tally.strokes += count(said, PaintingProgram.PAINTED);
            tally.pictures += count(said, PaintingProgram.MADE);
            check(folder, promised, tally, life == KILLS_A_CANVAS - 1 || kill == kills - 1);
        }
        return tally;
    }

    /// Lets the program work for a while, at least until stroke and picture are acknowledged.
    private static List<String> live(Path folder, int life, int millis)
            throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        try (KilledProgram program =
                KilledProgram.start(
                        PaintingProgram.class, folder.toString(), Integer.toString(life))) {
            while (count(said, PaintingProgram.PAINTED) == 0
                    || count(said, PaintingProgram.MADE) == 0) {
                said.add(program.next());
            }
            Thread.sleep(millis);
            said.addAll(program.kill());
        }
        return said;
    }

    private static int count(List<String> said, String word) {
        return (int) said.stream().filter(line -> line.startsWith(word)).count();
    }

    private static List<String> after(List<String> said, String word) {
        return said.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    /// @param last whether this canvas is looked at for the last time, and counted
    private static void check(Path folder, List<String> promised, Tally tally, boolean last)
            throws IOException {
        AppFolders folders = AppFolders.in(folder);
        List<Path> journals = new CanvasFolder(folders.canvas()).journals();
        assertThat(journals).hasSize(1);
        Path journal = journals.getFirst();
        Document document;
        try (DocumentFile file = DocumentFile.open(journal)) {
            assertThat(file.damaged()).isNull();
            document = file.history().present();
            for (String stroke : after(promised, PaintingProgram.PAINTED)) {
                int number = Integer.parseInt(stroke);
                assertThat(
                                ColourPicker.visible(
                                        document,
                                        PaintingProgram.x(number),
                                        PaintingProgram.y(number),
                                        1))
                        .as("stroke %d", number)
                        .isEqualTo(PaintingProgram.colour(number));
            }
        }
        Map<String, Candidate> waiting = candidates(folders, journal);
        List<String> layers = document.layers().stream().map(Layer::name).toList();
        TreeSet<String> lost = new TreeSet<>();
        for (String prompt : after(promised, PaintingProgram.MADE)) {
            boolean isLayer = layers.contains("Fill: " + prompt);
            boolean waits = waiting.containsKey(prompt);
            if (!isLayer && !waits) {
                lost.add(prompt);
            }
            if (last) {
                tally.taken += isLayer ? 1 : 0;
                tally.waiting += waits ? 1 : 0;
                tally.both += isLayer && waits ? 1 : 0;
            }
        }
        assertThat(lost).isEmpty();
    }

    /// By their prompts, each whole.
    private static Map<String, Candidate> candidates(AppFolders folders, Path journal) {
        String id = journal.getFileName().toString().replace(".journal", "");
        try (Database database = Database.open(folders.library())) {
            assertThat(database.damaged()).isNull();
            List<Candidate> all =
                    new StagingFolder(folders.canvas(), new JobStore(database)).of(id);
            assertThat(all)
                    .allMatch(
                            it ->
                                    it.patch().get(it.area().width() / 2, 0, 0)
                                            == PatchMaker.red(it.seed()));
            return new HashMap<>(
                    all.stream()
                            .collect(
                                    Collectors.toMap(
                                            it -> it.request().settings().prompt(), it -> it)));
        }
    }

    /// Kills as often as the first argument says, 200 times by default, and prints what came of
    /// it.
    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        Path home = Files.createTempDirectory("scumble-kills");
        Tally tally = run(home, kills, LONG_FORM_LIFE_MILLIS, new Random());
        System.out.printf("| kills | %d |%n", tally.kills);
        System.out.printf("| strokes acknowledged | %d |%n", tally.strokes);
        System.out.printf("| pictures of the model acknowledged | %d |%n", tally.pictures);
        System.out.printf("| of these, waiting as candidates at last | %d |%n", tally.waiting);
        System.out.printf("| taken as layers at last | %d |%n", tally.taken);
        System.out.printf("| both, killed before the candidate was given up | %d |%n", tally.both);
        System.out.println("| acknowledged strokes or pictures lost or changed | 0 |");
    }
}
