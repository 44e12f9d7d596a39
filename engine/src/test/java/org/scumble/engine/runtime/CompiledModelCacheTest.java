package org.scumble.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.runtime.CompiledModelCache.Draft;

class CompiledModelCacheTest {
    @TempDir private Path temporary;
    private Path folder;
    private CompiledModelCache cache;

    /// Folders that cannot be removed, as those of files that another program has open on Windows.
    private final Set<Path> stuck = new HashSet<>();

    @BeforeEach
    void make() {
        folder = temporary.resolve("models");
        cache = new CompiledModelCache(folder, 1000, this::remove);
    }

    @Test
    void aFinishedModelIsFound() throws IOException {
        assertThat(cache.find("a")).isEmpty();

        Path finished = keep("a", 10);

        assertThat(cache.find("a")).contains(finished);
        assertThat(finished).isEqualTo(folder.resolve("a").resolve("model.onnx")).exists();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aFinishedModelIsThereAtOnceAndFoundOnceItIsSettled() throws IOException {
        Path finished = finish("a", 10);

        assertThat(finished).hasSize(10);
        assertThat(cache.isSettled()).isFalse();
        assertThat(cache.find("a")).isEmpty();

        cache.settle();

        assertThat(cache.isSettled()).isTrue();
        assertThat(cache.find("a")).contains(finished);
    }

    @Test
    void moreModelsAreKeptBeforeTheFirstIsSettled() throws IOException {
        finish("a", 400);
        finish("b", 400);
        assertThat(new CompiledModelCache(folder, 1000, this::remove).begin(10)).isEmpty();

        cache.settle();

        assertThat(cache.find("a")).isPresent();
        assertThat(cache.find("b")).isPresent();
        new CompiledModelCache(folder, 1000, this::remove).begin(10).orElseThrow().close();
    }

    @Test
    void whatACrashLeftUnsettledIsRemoved() throws IOException {
        finish("a", 10);
        Files.move(folder.resolve("a"), folder.resolve("b")); // what a killed process had

        begin(10);

        assertThat(names()).containsExactly();
    }

    @Test
    void aDraftIsNotFoundAndLeavesNothingIfItIsGivenUp() throws IOException {
        try (Draft draft = cache.begin(10).orElseThrow()) {
            write(draft, 10);
            assertThat(cache.find("a")).isEmpty();
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void oneDraftIsWrittenAtATime() throws IOException {
        try (Draft draft = cache.begin(10).orElseThrow()) {
            write(draft, 10);

            assertThat(cache.begin(10)).isEmpty();

            assertThat(draft.folder()).exists();
        }
        assertThat(keep("a", 10)).exists();
    }

    @Test
    void theFasterOfTwoInstancesWins() throws IOException {
        keep("a", 10);
        try (Draft slower = cache.begin(10).orElseThrow()) {
            write(slower, 20);

            assertThat(slower.finish("a")).hasSize(10);
        }

        assertThat(names()).containsExactly("a");
    }

    @Test
    void aModelThatCannotBeNamedIsAnError() throws IOException {
        try (Draft draft = cache.begin(10).orElseThrow()) {
            write(draft, 10);
            remove(draft.folder());

            assertThatThrownBy(() -> draft.finish("a")).isInstanceOf(IOException.class);
        }

        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void aModelCutShortIsNotFoundAndMadeAnew() throws IOException {
        Path weights = keep("a", 10).resolveSibling(CompiledModelCache.WEIGHTS);
        Files.write(weights, new byte[9]);

        assertThat(cache.find("a")).isEmpty();

        assertThat(keep("a", 30)).hasSize(30);
        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void theLeastRecentlyUsedMakesRoom() throws IOException {
        age(keep("a", 400), Duration.ofHours(3));
        age(keep("b", 400), Duration.ofHours(2));
        cache.find("a");

        begin(500);

        assertThat(cache.find("a")).isPresent();
        assertThat(cache.find("b")).isEmpty();
    }

    @Test
    void nothingIsRemovedWhileThereIsRoom() throws IOException {
        keep("a", 400);

        begin(500);

        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void whatACrashLeftIsRemovedThoughThereIsRoom() throws IOException {
        Path left = Files.createDirectories(folder.resolve("new-123"));
        Files.write(left.resolve(CompiledModelCache.WEIGHTS), new byte[400]);
        keep("a", 400);

        begin(10);

        assertThat(names()).containsExactly("a");
    }

    @Test
    void whatAnotherProcessWritesStaysUntilThatProcessEnds() throws Exception {
        Process other = CacheWriter.start(folder);
        try {
            Path writing = Path.of(other.inputReader().readLine());

            assertThat(cache.begin(10)).isEmpty();
            assertThat(writing).exists();

            other.destroyForcibly().waitFor();
            begin(10);
            assertThat(writing).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void nothingIsRemovedForWhatIsTooLargeAnyway() throws IOException {
        keep("a", 400);

        assertThat(cache.begin(1001)).isEmpty();
        assertThat(cache.begin(Long.MAX_VALUE / 2)).isEmpty();

        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void whatCannotBeRemovedStillTakesItsRoom() throws IOException {
        age(keep("a", 400), Duration.ofHours(3));
        age(keep("b", 400), Duration.ofHours(2));
        stuck.add(folder.resolve("a"));

        begin(500);

        assertThat(cache.find("a")).isPresent();
        assertThat(cache.find("b")).isEmpty();

        assertThat(cache.begin(900)).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenNothingIsKept() throws IOException {
        Files.write(folder, new byte[0]); // a file stands in the folder's place

        assertThat(cache.begin(10)).isEmpty();
    }

    @Test
    void aForgottenModelIsGone() throws IOException {
        keep("a", 10);

        cache.forget("a");

        assertThat(cache.find("a")).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void everyPartCountsForTheName() {
        byte[] model = {1, 2};

        assertThat(CompiledModelCache.key(model, "ab", "c"))
                .isEqualTo(CompiledModelCache.key(model, "ab", "c"))
                .isNotEqualTo(CompiledModelCache.key(model, "a", "bc"))
                .isNotEqualTo(CompiledModelCache.key(new byte[] {1}, "ab", "c"))
                .matches("[0-9a-f]{32}");
    }

    /// Begins a draft of that size, and gives it up.
    private void begin(long bytes) {
        cache.begin(bytes).orElseThrow().close();
    }

    private Path keep(String key, int bytes) throws IOException {
        Path finished = finish(key, bytes);
        cache.settle();
        return finished;
    }

    private Path finish(String key, int bytes) throws IOException {
        try (Draft draft = cache.begin(bytes).orElseThrow()) {
            write(draft, bytes);
            return draft.finish(key);
        }
    }

    private static void write(Draft draft, int bytes) throws IOException {
        Files.write(draft.folder().resolve(CompiledModelCache.MODEL), new byte[bytes]);
        Files.write(draft.folder().resolve(CompiledModelCache.WEIGHTS), new byte[0]);
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private boolean remove(Path tree) {
        return !stuck.contains(tree) && CompiledModelCache.delete(tree);
    }

    /// The folders in the cache.
    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
