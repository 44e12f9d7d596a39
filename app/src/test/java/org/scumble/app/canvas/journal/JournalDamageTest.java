package org.scumble.app.canvas.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.store.StoreException;

/// What becomes of a journal that is cut off or changed: a valid beginning of it, or a refusal.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JournalDamageTest {
    private static final int STEPS = 14;
    private static final int FLIPS = 120;

    @TempDir Path folder;
    private Path journal;

    /// What the history is after each operation.
    private final Map<Long, History> expected = new HashMap<>();

    @BeforeEach
    void paint() {
        journal = folder.resolve("one.journal");
        for (long operation = 1; operation <= STEPS; operation++) {
            History history = CanvasScript.history();
            CanvasScript.runTo(operation, CanvasScript.of(history));
            expected.put(operation, history);
        }
        try (DocumentFile file =
                DocumentFile.create(
                        journal,
                        CanvasScript.FIRST,
                        CanvasScript.first(),
                        Runnable::run,
                        new TileMemory())) {
            CanvasScript.runTo(STEPS, CanvasScript.of(file, folder.resolve("a.scumble")));
        }
    }

    /// Where each record ends.
    private static List<Integer> ends(byte[] bytes) {
        List<Integer> ends = new ArrayList<>();
        for (int at = Header.SIZE; at < bytes.length; ) {
            at += Frame.PREFIX + ByteBuffer.wrap(bytes).getInt(at);
            ends.add(at);
        }
        return ends;
    }

    @Test
    void cutAnywhereItKeepsAllWholeSteps() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        List<Integer> ends = ends(whole);
        Sameness sameness = new Sameness();
        long last = STEPS;
        Reading before = null;
        try (JournalFile file = JournalFile.open(journal, new TileMemory())) {
            for (int length = whole.length; length >= Header.SIZE; length--) {
                file.truncate(length);

                Reading reading = JournalReader.read(file);

                int cut = length;
                int valid =
                        ends.stream().filter(end -> end <= cut).max(Integer::compare).orElse(16);
                assertThat(reading.end()).isEqualTo(valid);
                assertThat(reading.damage()).isNull();
                assertThat(reading.operation()).isLessThanOrEqualTo(last);
                last = reading.operation();
                if (last > 0 && (before == null || before.operation() != last)) {
                    sameness.check(reading.history(), expected.get(last));
                }
                before = reading;
            }
        }
        assertThat(last).isZero();
    }

    @Test
    void aTornEndIsCutOffAndForgotten() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        for (int lost : new int[] {1, 12, 40}) {
            Files.write(journal, Arrays.copyOf(whole, whole.length - lost));

            try (DocumentFile file = DocumentFile.open(journal)) {
                assertThat(file.damaged()).isNull();
                new Sameness().check(file.history(), expected.get(file.history().operation()));
                CanvasScript.runTo(STEPS, CanvasScript.of(file, folder.resolve("a.scumble")));
            }
            try (DocumentFile file = DocumentFile.open(journal)) {
                new Sameness().check(file.history(), expected.get((long) STEPS));
            }
        }
        assertThat(folder.resolve("one.journal.lock")).exists();
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(it -> it.toString().contains("damaged"));
        }
    }

    @Test
    void whateverIsChangedItIsAValidBeginningOrARefusal() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        Random random = new Random(20261125);
        int refused = 0;
        int aside = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] changed = whole.clone();
            int count = 1 + random.nextInt(3);
            for (int j = 0; j < count; j++) {
                changed[random.nextInt(i % 4 == 0 ? 64 : changed.length)] ^=
                        (byte) (1 + random.nextInt(255));
            }
            Files.write(journal, changed);
            try (DocumentFile file = DocumentFile.open(journal)) {
                History history = file.history();
                new Sameness().check(history, expected.get(history.operation()));
                Path damaged = file.damaged();
                if (damaged != null) {
                    assertThat(Files.readAllBytes(damaged)).isEqualTo(changed);
                    Files.delete(damaged);
                    aside++;
                }
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining(journal.toString());
                assertThat(Files.readAllBytes(journal)).isEqualTo(changed);
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(aside).isPositive();
    }

    @Test
    void damageInTheMiddleIsKeptAside() throws IOException {
        byte[] changed = Files.readAllBytes(journal);
        changed[changed.length / 2] ^= 1;
        Files.write(journal, changed);

        try (DocumentFile file = DocumentFile.open(journal)) {
            assertThat(file.damaged()).isNotNull().hasBinaryContent(changed);
            assertThat(file.history().operation()).isBetween(1L, STEPS - 1L);
            CanvasScript.runTo(STEPS, CanvasScript.of(file, folder.resolve("a.scumble")));
        }
        try (DocumentFile file = DocumentFile.open(journal)) {
            assertThat(file.damaged()).isNull();
            new Sameness().check(file.history(), expected.get((long) STEPS));
        }
    }

    @Test
    void aDamagedProjectStaysAsItIs() throws IOException {
        byte[] changed = Files.readAllBytes(journal);
        changed[changed.length / 2] ^= 1;
        Path project = Files.write(folder.resolve("b.scumble"), changed);
        Path work = folder.resolve("work.journal");

        try (DocumentFile file =
                DocumentFile.openProject(project, work, Runnable::run, new TileMemory())) {
            assertThat(file.damaged()).isEqualTo(project);
            assertThat(project).hasBinaryContent(changed);
            file.discard();
        }
        Files.write(project, Arrays.copyOf(changed, 100));
        assertThatThrownBy(
                        () ->
                                DocumentFile.openProject(
                                        project, work, Runnable::run, new TileMemory()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(project.toString());
        assertThat(work).doesNotExist();
    }

    @Test
    void refusesWhatIsNoCanvas() throws IOException {
        assertRefused(new byte[0], "not a Scumble canvas");
        assertRefused(
                "once upon a time there was a text".getBytes(StandardCharsets.UTF_8),
                "not a Scumble canvas");
        assertRefused(new byte[100_000], "not a Scumble canvas");
        byte[] header = Header.bytes().array();
        assertRefused(header, "ends too early");
        byte[] newer = header.clone();
        newer[11] = 2;
        assertRefused(newer, "newer Scumble");
        assertThat(DocumentFile.isOne(journal)).isTrue();
        assertThatThrownBy(() -> DocumentFile.open(folder.resolve("none.journal")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("none.journal");
        assertThatThrownBy(() -> DocumentFile.open(folder.resolve("no/one.journal")))
                .isInstanceOf(StoreException.class);
    }

    private void assertRefused(byte[] content, String reason) throws IOException {
        Files.write(journal, content);
        assertThatThrownBy(() -> DocumentFile.open(journal))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(journal.toString())
                .hasMessageContaining(reason);
        assertThat(Files.readAllBytes(journal)).isEqualTo(content);
    }

    /// Lengths that promise gigabytes, with right checksums.
    @Test
    void believesNoLength() throws IOException {
        FrameBuilder builder = new FrameBuilder();
        builder.putByte(DocumentEncoder.SETTINGS);
        builder.putInt(Integer.MAX_VALUE);
        assertRefused(file(builder.finish(RecordType.COMMIT, 1)), "a text is longer");

        builder.clear();
        putHead(builder, 65_536, 65_536);
        builder.putByte(DocumentEncoder.NEW);
        builder.putInt(Integer.MAX_VALUE);
        assertRefused(file(builder.finish(RecordType.COMMIT, 1)), "shorter than what it says");

        builder.clear();
        putHead(builder, Integer.MAX_VALUE, Integer.MAX_VALUE);
        builder.putByte(DocumentEncoder.NEW);
        builder.putInt(0);
        assertRefused(file(builder.finish(RecordType.COMMIT, 1)), "does not fit");

        builder.clear();
        builder.putByte(4);
        builder.putInt(0); // four bytes cannot be a tile
        assertRefused(file(builder.finish(RecordType.TILE, 1)), "too short");

        ByteBuffer long64 = ByteBuffer.allocate(40).putInt(Integer.MAX_VALUE).clear();
        assertRefused(file(long64), "ends too early");
    }

    private static void putHead(FrameBuilder builder, int width, int height) throws IOException {
        builder.putByte(DocumentEncoder.SETTINGS);
        builder.putText("Step");
        builder.putInt(width);
        builder.putInt(height);
        builder.putLong(1);
        builder.putText("{}");
    }

    private static byte[] file(ByteBuffer record) {
        return ByteBuffer.allocate(Header.SIZE + record.remaining())
                .put(Header.bytes())
                .put(record)
                .array();
    }

    /// Deflated data that is a little less or a lot more than a tile, in a record that is right.
    @Test
    void tilesAreExactlyAsLongAsTheyMustBe() throws IOException {
        for (int size : new int[] {Tile.bytes(4) - 1, Tile.bytes(4) + 1, 100_000_000}) {
            FrameBuilder builder = new FrameBuilder();
            builder.putByte(4);
            builder.putDeflated(new byte[size], new Deflater(9, true));
            byte[] bytes = file(builder.finish(RecordType.TILE, 1));
            Files.write(journal, bytes);
            try (JournalFile file = JournalFile.open(journal, new TileMemory())) {
                StoredTile stored = new StoredTile(file, Header.SIZE, bytes.length - Header.SIZE);
                Tile tile = Tile.stored(4, stored);

                assertThatThrownBy(tile::pixels)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(size < Tile.bytes(4) ? "too few" : "too many");
            }
        }
    }

    @Test
    void aStepThatCannotBeReadBackIsNotGoneTo() throws IOException {
        TileMemory none = new TileMemory(0);
        try (DocumentFile file = DocumentFile.open(journal, Runnable::run, none)) {
            file.moveTo(0);
            byte[] bytes = Files.readAllBytes(journal);
            for (int i = Header.SIZE; i < bytes.length; i += 50) {
                bytes[i] ^= 1;
            }
            Files.write(journal, bytes);

            int last = file.history().versions().size() - 1;
            assertThatThrownBy(() -> file.moveTo(last))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(journal.toString());
            assertThat(file.history().position()).isZero();
        }
    }

    @Test
    void theChecksumIsCrc32cOfAllButItself() throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(new byte[] {0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 7, 3, 0, 0, 0, 5});
        FrameBuilder builder = new FrameBuilder();
        builder.putInt(5);

        ByteBuffer record = builder.finish(RecordType.MOVE, 7);

        assertThat(record.getInt(0)).isEqualTo(13);
        assertThat(record.getInt(4)).isEqualTo((int) crc.getValue());
        assertThat(record.remaining()).isEqualTo(21);
    }
}
