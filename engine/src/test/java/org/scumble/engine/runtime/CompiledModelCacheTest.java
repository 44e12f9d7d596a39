package org.scumble.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledModelCacheTest {
    @TempDir private Path temporary;
    private Path folder;
    private CompiledModelCache cache;

    @BeforeEach
    void make() {
        folder = temporary.resolve("models");
        cache = new CompiledModelCache(folder, 1000);
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
    void anUnfinishedModelIsNotFound() throws IOException {
        Path begun = cache.begin(10).orElseThrow();
        Files.write(begun.resolve(CompiledModelCache.MODEL), new byte[10]);

        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void theFasterOfTwoInstancesWins() throws IOException {
        Path slower = cache.begin(10).orElseThrow();
        Files.write(slower.resolve(CompiledModelCache.MODEL), new byte[20]);
        keep("a", 10);

        Path finished = cache.finish(slower, "a");

        assertThat(finished).hasSize(10);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aModelThatCannotBeNamedIsAnError() {
        assertThatThrownBy(() -> cache.finish(folder.resolve("gone"), "a"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theLeastRecentlyUsedMakesRoom() throws IOException {
        age(keep("a", 400), Duration.ofHours(3));
        age(keep("b", 400), Duration.ofHours(2));
        cache.find("a");

        assertThat(cache.begin(500)).isPresent();

        assertThat(cache.find("a")).isPresent();
        assertThat(cache.find("b")).isEmpty();
    }

    @Test
    void nothingIsRemovedWhileThereIsRoom() throws IOException {
        keep("a", 400);

        assertThat(cache.begin(600)).isPresent();

        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void whatACrashLeftGoesFirst() throws IOException {
        Path left = cache.begin(10).orElseThrow();
        Files.write(left.resolve(CompiledModelCache.WEIGHTS), new byte[400]);
        age(left, Duration.ofHours(2));
        age(keep("a", 400), Duration.ofDays(30));

        cache.begin(500);

        assertThat(left).doesNotExist();
        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void whatAnotherInstanceIsWritingStaysBeforeOlderModels() throws IOException {
        Path writing = cache.begin(10).orElseThrow();
        Files.write(writing.resolve(CompiledModelCache.WEIGHTS), new byte[400]);
        age(keep("a", 400), Duration.ofHours(2));

        cache.begin(500);

        assertThat(writing).exists();
        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        assertThat(cache.begin(1001)).isEmpty();
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

    private Path keep(String key, int bytes) throws IOException {
        Path begun = cache.begin(bytes).orElseThrow();
        Files.write(begun.resolve(CompiledModelCache.MODEL), new byte[bytes]);
        return cache.finish(begun, key);
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
