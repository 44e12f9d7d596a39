package org.scumble.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tokenizer.ClipTokenizer;

class PromptTest {
    private static final ClipTokenizer CLIP =
            ClipTokenizer.load(Path.of("..", "assets", "tokenizer", "clip"));
    private static final int START = 49406;
    private static final int END = 49407;
    private static final int A = 320;
    private static final int COMMA = 267;

    @Test
    void aShortPromptIsOneChunk() {
        WeightedPrompt prompt = whole("a (cat:1.5)!");
        assertThat(prompt.tokenCount()).isEqualTo(3);
        assertThat(prompt.capacity()).isEqualTo(75);
        assertThat(prompt.chunks()).hasSize(1);
        TokenChunk chunk = prompt.chunks().getFirst();
        assertThat(chunk.ids()).hasSize(77).startsWith(START, A, 2368, 256, END, END);
        assertThat(chunk.weights()).hasSize(77).startsWith(1, 1, 1.5f, 1, 1).endsWith(1);
        assertThat(chunk.endIndex()).isEqualTo(4);
        assertThat(chunk.isWeighted()).isTrue();
    }

    @Test
    void anEmptyPromptIsAnEmptyChunk() {
        WeightedPrompt prompt = whole("");
        assertThat(prompt.tokenCount()).isZero();
        assertThat(prompt.chunks()).hasSize(1);
        assertThat(prompt.chunks().getFirst().ids()).startsWith(START, END, END);
        assertThat(prompt.chunks().getFirst().endIndex()).isEqualTo(1);
        assertThat(prompt.chunks().getFirst().isWeighted()).isFalse();
    }

    @Test
    void otherPaddingFollowsTheEndToken() {
        PromptSchedule schedule = Prompt.parse("a cat").schedule(1, CLIP.withPadToken(0));
        assertThat(schedule.at(0).chunks().getFirst().ids()).startsWith(START, A, 2368, END, 0, 0);
    }

    @Test
    void anEndTokenWrittenOutIsTheFirst() {
        assertThat(whole("a <|endoftext|> cat").chunks().getFirst().endIndex()).isEqualTo(2);
    }

    @Test
    void aLongPromptFillsChunks() {
        WeightedPrompt prompt = whole("a ".repeat(80));
        assertThat(prompt.tokenCount()).isEqualTo(80);
        assertThat(prompt.capacity()).isEqualTo(150);
        assertThat(lengths(prompt)).containsExactly(75, 5);
        assertThat(lengths(whole("a ".repeat(75)))).containsExactly(75);
    }

    @Test
    void whatFollowsALateCommaMovesOnWhole() {
        WeightedPrompt prompt = whole("a ".repeat(70) + ", (cat cat:2) cat cat cat");
        assertThat(lengths(prompt)).containsExactly(71, 5);
        assertThat(prompt.tokenCount()).isEqualTo(80);
        assertThat(prompt.chunks().getFirst().ids()[71]).isEqualTo(COMMA);
        assertThat(prompt.chunks().getLast().ids()).startsWith(START, 2368, 2368);
        assertThat(prompt.chunks().getLast().weights()).startsWith(1, 2, 2, 1);
    }

    @Test
    void aCommaFurtherBackThanTwentyTokensIsNoReasonToMove() {
        assertThat(lengths(whole("a ".repeat(55) + "," + " cat".repeat(20))))
                .containsExactly(56, 20);
        assertThat(lengths(whole("a ".repeat(54) + "," + " cat".repeat(21))))
                .containsExactly(75, 1);
    }

    @Test
    void aCommaAtTheVeryEndStartsTheNextChunk() {
        assertThat(lengths(whole("a ".repeat(75) + ", cat"))).containsExactly(75, 2);
    }

    @Test
    void breakStartsAChunk() {
        assertThat(lengths(whole("a cat BREAK a"))).containsExactly(2, 1);
        assertThat(whole("a cat BREAK a").tokenCount()).isEqualTo(76);
        assertThat(lengths(whole("BREAK a"))).containsExactly(0, 1);
        assertThat(lengths(whole("a BREAK"))).containsExactly(1);
    }

    @Test
    void chunksFollowTheTokenizersLength() {
        ClipTokenizer starter = ClipTokenizer.load(Path.of("..", "assets", "starter", "tokenizer"));
        WeightedPrompt prompt = Prompt.parse("tree ".repeat(200)).schedule(1, starter).at(0);
        assertThat(prompt.chunks())
                .hasSizeGreaterThan(1)
                .allSatisfy(c -> assertThat(c.ids()).hasSize(starter.maxLength()));
    }

    @Test
    void emptyChunksPadToAnotherPromptsLength() {
        WeightedPrompt padded = whole("a cat").paddedTo(3, CLIP);
        assertThat(lengths(padded)).containsExactly(2, 0, 0);
        assertThat(padded.tokenCount()).isEqualTo(2);
    }

    @Test
    void aScheduleJoinsEqualSteps() {
        PromptSchedule schedule = Prompt.parse("a [cat:3]").schedule(10, CLIP);
        assertThat(schedule.segments()).extracting(s -> s.untilStep()).containsExactly(3, 10);
        assertThat(schedule.tokenCount()).isEqualTo(2);
        assertThat(lengths(schedule.at(0))).containsExactly(1);
        assertThat(lengths(schedule.at(3))).containsExactly(1);
        assertThat(lengths(schedule.at(4))).containsExactly(2);
        assertThat(lengths(schedule.at(99))).containsExactly(2);
    }

    @Test
    void segmentsOfTheSameWordsAreEqual() {
        List<PromptSchedule.Segment> segments =
                Prompt.parse("[a|(a:1.2)|b]").schedule(4, CLIP).segments();
        assertThat(segments.get(3).prompt())
                .isEqualTo(segments.get(0).prompt())
                .hasSameHashCodeAs(segments.get(0).prompt())
                .isNotEqualTo(segments.get(1).prompt())
                .isNotEqualTo(segments.get(2).prompt());
    }

    @Test
    void anEditThatChangesNothingIsOneSegment() {
        assertThat(Prompt.parse("[a|a] [b:b:3]").schedule(5, CLIP).segments()).hasSize(1);
    }

    @Test
    void aScheduleNeedsSteps() {
        assertThatThrownBy(() -> Prompt.parse("a").schedule(0, CLIP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void networksAreNamedAndTakenOut() {
        Prompt prompt =
                Prompt.parse(
                        "a cat<lora:my thing:0.8> <lyco:b> <lora:c:0.5:0.25>"
                                + " <lora:d:te=0.1:unet=0.2><what:../e:many>");
        assertThat(prompt.networks())
                .containsExactly(
                        new NetworkTag("lora", "my thing", 0.8, 0.8),
                        new NetworkTag("lyco", "b", 1, 1),
                        new NetworkTag("lora", "c", 0.5, 0.25),
                        new NetworkTag("lora", "d", 0.1, 0.2),
                        new NetworkTag("what", "../e", 1, 1));
        assertThat(prompt.schedule(1, CLIP).tokenCount()).isEqualTo(2);
    }

    @Test
    void networksAreFoundWhereTheyStand() {
        String text = "a <lora:ink:0.5>, <hypernet:x>";

        List<NetworkTag.Place> places = NetworkTag.places(text);

        assertThat(places)
                .extracting(place -> text.substring(place.start(), place.end()))
                .containsExactly("<lora:ink:0.5>", "<hypernet:x>");
        assertThat(places).extracting(place -> place.tag().isLora()).containsExactly(true, false);
        assertThat(places.getFirst().tag()).isEqualTo(new NetworkTag("lora", "ink", 0.5, 0.5));
    }

    @Test
    void noTextIsRefused() {
        for (String text :
                List.of("<lora:>", "<lora:a:x:NaN>", "<:>", "((((", "]:)|[", "\\", "<")) {
            assertThat(Prompt.parse(text).schedule(3, CLIP).segments()).hasSize(1);
        }
    }

    private static WeightedPrompt whole(String text) {
        return Prompt.parse(text).schedule(1, CLIP).at(0);
    }

    private static List<Integer> lengths(WeightedPrompt prompt) {
        return prompt.chunks().stream().map(chunk -> chunk.endIndex() - 1).toList();
    }
}
