package org.scumble.painter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.painter.caption.Captions;
import org.scumble.painter.scene.Split;

class PaintDatasetTest {

    private static final int COUNT = 300;
    private static final int SIZE = 32;

    @Test
    void theBytesDoNotDependOnTheThreads(@TempDir Path folder) throws Exception {
        Path one = folder.resolve("one");
        Path three = folder.resolve("three");
        new PaintDataset(one, COUNT, SIZE, 6, Split.TRAIN).write(1);
        new PaintDataset(three, COUNT, SIZE, 6, Split.TRAIN).write(3);

        for (String file : List.of("images.rgb", "captions.tsv", "scenes.jsonl", "meta.json")) {
            assertThat(one.resolve(file)).hasSameBinaryContentAs(three.resolve(file));
        }
        assertThat(one.resolve("images.rgb")).hasSize((long) COUNT * SIZE * SIZE * 3);
    }

    @Test
    void everySceneHasItsCaptionsAndItsAttributes(@TempDir Path folder) throws Exception {
        new PaintDataset(folder, 20, SIZE, 6, Split.HELDOUT).write(1);

        JsonNode meta = new ObjectMapper().readTree(folder.resolve("meta.json").toFile());
        assertThat(Files.readAllLines(folder.resolve("captions.tsv")))
                .hasSize(20)
                .allMatch(line -> line.split("\t").length == Captions.COUNT);
        for (String line : Files.readAllLines(folder.resolve("scenes.jsonl"))) {
            JsonNode scene = new ObjectMapper().readTree(line);
            JsonNode subject = scene.get("figures").get(0);
            assertThat(meta.get("held_out"))
                    .anyMatch(
                            pair ->
                                    pair.get(0).equals(subject.get("kind"))
                                            && pair.get(1).equals(subject.get("colour")));
            assertThat(meta.get("settings")).contains(scene.get("setting"));
        }
    }
}
