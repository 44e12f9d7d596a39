package org.scumble.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tokenizer.ClipTokenizer;

/// What becomes of embeddings once a prompt's words are tokens.
class EmbeddingsInPromptsTest {
    private static final ClipTokenizer CLIP =
            ClipTokenizer.load(Path.of("..", "assets", "tokenizer", "clip"));
    private static final int START = 49406;
    private static final int END = 49407;
    private static final int A = 320;
    private static final int CAT = 2368;

    /// Four and ten vectors.
    private static final ListedEmbeddings KNOWN = ListedEmbeddings.named("blot", "watercolor");

    private static final Embedding BLOT = KNOWN.all().getFirst();

    @Test
    void eachVectorIsAToken() {
        WeightedPrompt prompt = whole("a blot cat");

        assertThat(prompt.tokenCount()).isEqualTo(6);
        TokenChunk chunk = prompt.chunks().getFirst();
        assertThat(chunk.ids()).startsWith(START, A).endsWith(END);
        assertThat(Arrays.copyOfRange(chunk.ids(), 6, 9)).containsExactly(CAT, END, END);
        assertThat(chunk.endIndex()).isEqualTo(7);
        assertThat(chunk.vectors())
                .isEqualTo(
                        Map.of(
                                2, new EmbeddingVector(BLOT, 0),
                                3, new EmbeddingVector(BLOT, 1),
                                4, new EmbeddingVector(BLOT, 2),
                                5, new EmbeddingVector(BLOT, 3)));
    }

    @Test
    void weightsActOnAllItsVectors() {
        String[] texts = {"a (embedding:blot:1.5)", "a <embed:blot:1.5>", "a (blot:1.5)"};
        for (String text : texts) {
            assertThat(whole(text).chunks().getFirst().weights())
                    .as(text)
                    .startsWith(1, 1, 1.5f, 1.5f, 1.5f, 1.5f, 1);
        }
        assertThat(whole("[[blot]]").chunks().getFirst().weights()[4])
                .isEqualTo((float) (1 / 1.1 / 1.1));
        assertThat(whole("((blot) cat)").chunks().getFirst().weights())
                .startsWith(1, 1.21f, 1.21f, 1.21f, 1.21f, 1.1f, 1);
    }

    @Test
    void aScheduleTellsWhichItUses() {
        Prompt prompt = Prompt.parse("watercolor, [blot:cat:2], BLOT watercolor", KNOWN);
        assertThat(prompt.schedule(4, CLIP).embeddings()).containsExactly("watercolor", "blot");

        Prompt never = Prompt.parse("a cat [blot:watercolor:9]", KNOWN);
        assertThat(never.schedule(4, CLIP).embeddings()).containsExactly("blot");
        assertThat(Prompt.parse("a cat", KNOWN).schedule(4, CLIP).embeddings()).isEmpty();
    }

    @Test
    void editsExchangeIt() {
        PromptSchedule schedule =
                Prompt.parse("a [cat:embedding:blot:0.5]", KNOWN).schedule(10, CLIP);
        assertThat(schedule.at(0)).isEqualTo(whole("a cat"));
        assertThat(schedule.at(9)).isEqualTo(whole("a blot"));
        assertThat(schedule.tokenCount()).isEqualTo(5);

        PromptSchedule turns = Prompt.parse("[blot|BLOT|cat]", KNOWN).schedule(3, CLIP);
        assertThat(turns.segments()).extracting(it -> it.untilStep()).containsExactly(2, 3);
    }

    @Test
    void itIsNeverSplitOverTwoChunks() {
        WeightedPrompt prompt = whole("a ".repeat(72) + "blot cat");
        assertThat(ends(prompt)).containsExactly(73, 6);
        assertThat(prompt.chunks().getFirst().vectors()).isEmpty();
        assertThat(prompt.chunks().getLast().vectors()).containsOnlyKeys(1, 2, 3, 4);
        assertThat(prompt.tokenCount()).isEqualTo(80);
        assertThat(prompt.capacity()).isEqualTo(150);

        assertThat(ends(whole("a ".repeat(71) + "blot"))).containsExactly(76);
        assertThat(ends(whole("a ".repeat(75) + "blot"))).containsExactly(76, 5);
        assertThat(ends(whole("a BREAK blot"))).containsExactly(2, 5);
    }

    @Test
    void itMovesOnWithThePhraseItIsIn() {
        String full = "a ".repeat(66) + ", cat blot a a a";
        assertThat(ends(whole(full))).containsExactly(76);
        WeightedPrompt prompt = whole(full + " blot");
        assertThat(ends(prompt)).containsExactly(68, 13);
        assertThat(prompt.chunks().getFirst().vectors()).isEmpty();
        assertThat(prompt.chunks().getLast().vectors())
                .containsOnlyKeys(2, 3, 4, 5, 9, 10, 11, 12)
                .containsEntry(2, new EmbeddingVector(BLOT, 0));
        assertThat(ends(whole(full + " cat"))).containsExactly(68, 10);
    }

    @Test
    void onlyItMovesOnFromAChunkWithRoomLeft() {
        WeightedPrompt prompt = whole("a ".repeat(66) + ", cat blot watercolor");
        assertThat(ends(prompt)).containsExactly(73, 11);
        assertThat(prompt.chunks().getFirst().vectors()).containsOnlyKeys(69, 70, 71, 72);
    }

    @Test
    void anEmbeddingLongerThanAChunkIsSplit() {
        ListedEmbeddings known = ListedEmbeddings.named("e".repeat(80));
        WeightedPrompt prompt = Prompt.parse("a " + "e".repeat(80), known).schedule(1, CLIP).at(0);
        assertThat(ends(prompt)).containsExactly(2, 76, 6);
        assertThat(prompt.chunks().getLast().vectors().get(1))
                .isEqualTo(new EmbeddingVector(known.all().getFirst(), 75));
    }

    @Test
    void wordsAndVectorsOfTheSameTokensDiffer() {
        Embedding other = new Embedding("blot", List.<float[][]>of(new float[4][1]));
        assertThat(whole("blot"))
                .isEqualTo(whole("embedding:Blot"))
                .hasSameHashCodeAs(whole("BLOT"));
        assertThat(whole("blot"))
                .isNotEqualTo(
                        Prompt.parse("blot", ListedEmbeddings.of(other)).schedule(1, CLIP).at(0));
    }

    @Test
    void namesInNetworkTagsAreNotItsOwn() {
        Prompt prompt = Prompt.parse("a <lora:blot:0.5> blot", KNOWN);
        assertThat(prompt.networks()).containsExactly(new NetworkTag("lora", "blot", 0.5, 0.5));
        assertThat(prompt.schedule(1, CLIP).tokenCount()).isEqualTo(5);
        assertThat(Prompt.parse("<embedding:blot><Embed:blot>", KNOWN).networks()).isEmpty();
    }

    @Test
    void unknownOnesAreLeftOut() {
        assertThat(whole("a (embedding:gone:1.2) cat <embed:gone too>")).isEqualTo(whole("a cat"));
        assertThat(Prompt.parse("a <embed:blot>cat").schedule(1, CLIP).at(0))
                .isEqualTo(whole("a cat"));
    }

    private static WeightedPrompt whole(String text) {
        return Prompt.parse(text, KNOWN).schedule(1, CLIP).at(0);
    }

    private static List<Integer> ends(WeightedPrompt prompt) {
        return prompt.chunks().stream().map(TokenChunk::endIndex).toList();
    }
}
