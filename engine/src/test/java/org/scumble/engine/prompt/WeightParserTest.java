package org.scumble.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.prompt.WeightedText.Break;
import org.scumble.engine.prompt.WeightedText.Words;

/// The examples are those AUTOMATIC1111's prompt parser documents, and edge cases beside them.
class WeightParserTest {
    @Test
    void plainTextHasWeightOne() {
        assertParsed("normal text", new Words("normal text", 1));
        assertParsed("a: b", new Words("a: b", 1));
        assertThat(WeightParser.parse("")).isEmpty();
    }

    @Test
    void bracketsWeigh() {
        assertParsed(
                "an (important) word",
                new Words("an ", 1),
                new Words("important", 1.1),
                new Words(" word", 1));
        assertParsed("[less]", new Words("less", 1 / 1.1));
        assertParsed("(a:0.5)", new Words("a", 0.5));
        assertParsed("(a: -.5 )", new Words("a", -0.5));
        assertParsed("(a:+2)", new Words("a", 2));
    }

    @Test
    void nestedBracketsMultiply() {
        assertParsed(
                "a (((house:1.3)) [on] a (hill:0.5), sun, (((sky))).",
                new Words("a ", 1),
                new Words("house", 1.573),
                new Words(" ", 1.1),
                new Words("on", 1),
                new Words(" a ", 1.1),
                new Words("hill", 0.55),
                new Words(", sun, ", 1.1),
                new Words("sky", 1.4641),
                new Words(".", 1.1));
    }

    @Test
    void neighboursOfEqualWeightAreOne() {
        assertParsed("(unnecessary)(parens)", new Words("unnecessaryparens", 1.1));
    }

    @Test
    void openBracketsReachToTheEndAndStrayOnesAreText() {
        assertParsed("(unbalanced", new Words("unbalanced", 1.1));
        assertParsed("a [b", new Words("a ", 1), new Words("b", 1 / 1.1));
        assertParsed("a) b] c:2)", new Words("a) b] c:2)", 1));
    }

    @Test
    void escapedCharactersAreText() {
        assertParsed("\\(literal\\]", new Words("(literal]", 1));
        assertParsed("a\\\\b", new Words("a\\b", 1));
        assertParsed("a\\b\\", new Words("ab", 1));
    }

    @Test
    void notANumberIsNoWeight() {
        assertParsed("(a:1.2.3)", new Words("a:1.2.3", 1.1));
        assertParsed("(a:b)", new Words("a:b", 1.1));
    }

    @Test
    void absurdWeightsStayFinite() {
        assertParsed("((a:99999999):-99999999)", new Words("a", -1000));
    }

    @Test
    void breakEndsAChunkInsideBracketsToo() {
        assertParsed("a BREAK b", new Words("a", 1), new Break(), new Words("b", 1));
        assertParsed("(a BREAK\nb)", new Words("a", 1.1), new Break(), new Words("b", 1.1));
        assertParsed("BREAKFAST break", new Words("BREAKFAST break", 1));
    }

    private static void assertParsed(String text, WeightedText... expected) {
        List<WeightedText> parsed = WeightParser.parse(text);
        assertThat(parsed).as(text).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] instanceof Words(String words, double weight)) {
                assertThat(parsed.get(i)).as(text).isInstanceOf(Words.class);
                Words actual = (Words) parsed.get(i);
                assertThat(actual.text()).isEqualTo(words);
                assertThat(actual.weight()).isCloseTo(weight, within(1e-12));
            } else {
                assertThat(parsed.get(i)).isEqualTo(expected[i]);
            }
        }
    }
}
