package org.scumble.engine.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Against ids by transformers' CLIPTokenizer; see `golden/tokenizer.py`.
class ClipTokenizerTest {
    private static final Path CLIP = Path.of("..", "assets", "tokenizer", "clip");
    private static final Path STARTER = Path.of("..", "assets", "starter", "tokenizer");
    private static final ClipTokenizer CLIP_TOKENIZER = ClipTokenizer.load(CLIP);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agreesWithTheReferenceOnClipsVocabulary() {
        List<Golden> goldens = goldens("clip.jsonl");
        assertThat(goldens).hasSizeGreaterThan(1_000);
        assertMatches(CLIP_TOKENIZER, goldens);
    }

    @Test
    void agreesWithTheReferenceWhenBytesAreMissingAndMergesCompete() throws IOException {
        try (InputStream vocab = resource("tiny/vocab.json");
                InputStream merges = resource("tiny/merges.txt")) {
            assertMatches(ClipTokenizer.load(vocab, merges), goldens("tiny.jsonl"));
        }
    }

    @Test
    void takesThePaddingTokenAndTheLengthFromTheFolder(@TempDir Path folder) throws IOException {
        copyClip(folder);
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                """
                {"pad_token": {"content": "!"}, "model_max_length": 64}
                """);
        ClipTokenizer tokenizer = ClipTokenizer.load(folder);

        assertThat(tokenizer.padToken()).isZero();
        assertThat(tokenizer.maxLength()).isEqualTo(64);
        assertMatches(tokenizer, goldens("padded.jsonl"));
    }

    @Test
    void padsAsClipDoesWithoutAConfiguration() {
        assertThat(CLIP_TOKENIZER.startToken()).isEqualTo(49406);
        assertThat(CLIP_TOKENIZER.endToken()).isEqualTo(49407);
        assertThat(CLIP_TOKENIZER.padToken()).isEqualTo(49407);
        assertThat(CLIP_TOKENIZER.maxLength()).isEqualTo(77);
    }

    @Test
    void anotherPaddingTokenLeavesTheTextAlone() {
        ClipTokenizer openClip = CLIP_TOKENIZER.withPadToken(0);
        assertThat(openClip.padToken()).isZero();
        assertThat(openClip.encode("a cat!")).containsExactly(320, 2368, 256);
    }

    @Test
    void readsTheStarterModelsTokenizer() {
        ClipTokenizer tokenizer = ClipTokenizer.load(STARTER);
        assertThat(tokenizer.maxLength()).isLessThan(77);
        assertThat(tokenizer.encode("a red lighthouse 🎨"))
                .isNotEmpty()
                .doesNotContain(tokenizer.endToken());
    }

    @Test
    void aVeryLongWordIsEncodedWhole() {
        int[] ids = CLIP_TOKENIZER.encode("photograph".repeat(20_000));
        assertThat(ids.length).isEqualTo(20_000);
    }

    @Test
    void anUnlimitedLengthMeansClips(@TempDir Path folder) throws IOException {
        copyClip(folder);
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"model_max_length\": 1000000000000000019884624838656}");
        assertThat(ClipTokenizer.load(folder).maxLength()).isEqualTo(77);
    }

    @Test
    void missingFilesAreNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> ClipTokenizer.load(folder))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("vocab.json");
    }

    @Test
    void damagedFilesAreRefused() {
        String vocab =
                """
                {"a": 0, "b</w>": 1, "ab</w>": 2, "<|startoftext|>": 3, "<|endoftext|>": 4}
                """;
        assertThat(load(vocab, "#version: 0.2\na b</w>\n").encode("AB")).containsExactly(2);
        assertRefused("not json", "");
        assertRefused("null", "");
        assertRefused("{\"a\": \"x\"}", "");
        assertRefused("{\"a\": -1}", "");
        assertRefused("{\"a\": null}", "");
        assertRefused("{\"a\": 0}", "");
        assertRefused(vocab, "#version: 0.2\na b</w> c\n");
        assertRefused(vocab, "b</w> a\n");
        assertRefused(vocab, "x y\n");
    }

    private static void assertRefused(String vocab, String merges) {
        assertThatThrownBy(() -> load(vocab, merges))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BAD_FILE));
    }

    private static ClipTokenizer load(String vocab, String merges) {
        return ClipTokenizer.load(
                new ByteArrayInputStream(vocab.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(merges.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertMatches(ClipTokenizer tokenizer, List<Golden> goldens) {
        List<String> wrong =
                goldens.stream()
                        .filter(g -> !Arrays.equals(tokenizer.encode(g.text), g.ids))
                        .map(Golden::text)
                        .toList();
        assertThat(wrong).isEmpty();
    }

    private static void copyClip(Path folder) throws IOException {
        Files.copy(CLIP.resolve("vocab.json"), folder.resolve("vocab.json"));
        Files.copy(CLIP.resolve("merges.txt"), folder.resolve("merges.txt"));
    }

    private record Golden(String text, int[] ids) {}

    private static List<Golden> goldens(String name) {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(ClipTokenizerTest::golden)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden golden(String line) {
        try {
            JsonNode pair = JSON.readTree(line);
            int[] ids =
                    StreamSupport.stream(pair.get(1).spliterator(), false)
                            .mapToInt(JsonNode::intValue)
                            .toArray();
            return new Golden(pair.get(0).textValue(), ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                ClipTokenizerTest.class.getResourceAsStream("/golden/tokenizer/" + name), name);
    }
}
