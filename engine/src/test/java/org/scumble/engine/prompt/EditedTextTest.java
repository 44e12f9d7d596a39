package org.scumble.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The examples are those AUTOMATIC1111's prompt parser documents, and edge cases beside them.
class EditedTextTest {
    @Test
    void textWithoutEditsStaysTheSame() {
        assertThat(texts("test", 3)).containsOnly("test");
        assertThat(texts("", 3)).containsOnly("");
        assertThat(texts("a (b:1.2) [c], d: e | f", 3)).containsOnly("a (b:1.2) [c], d: e | f");
    }

    @Test
    void aTextAppearsAfterAStep() {
        assertThat(texts("a [b:3]", 5)).containsExactly("a ", "a ", "a ", "a b", "a b");
        assertThat(texts("a [b: 3 ]", 5)).containsExactly("a ", "a ", "a ", "a b", "a b");
        assertThat(texts("a [[[b]]:2]", 3)).containsExactly("a ", "a ", "a [[b]]");
        assertThat(texts("[(a:2):1]", 2)).containsExactly("", "(a:2)");
    }

    @Test
    void oneTextReplacesAnother() {
        assertThat(texts("a [b : c : 1] d", 2)).containsExactly("a b  d", "a  c  d");
        assertThat(texts("[sun::2]moon", 3)).containsExactly("sunmoon", "sunmoon", "moon");
        assertThat(texts("[:sun:2]", 3)).containsExactly("", "", "sun");
        assertThat(texts("[(a:1.2)[b]:c:1]", 2)).containsExactly("(a:1.2)[b]", "c");
    }

    @Test
    void aDotMakesTheStepAShare() {
        assertThat(texts("[a:b:.5]", 4)).containsExactly("a", "a", "b", "b");
        assertThat(texts("[a:b:0.25]", 4)).containsExactly("a", "b", "b", "b");
        assertThat(texts("[a:b:1.]", 2)).containsOnly("a");
        assertThat(texts("[a:b:1]", 2)).containsExactly("a", "b");
        assertThat(texts("[a:b:0]", 2)).containsOnly("b");
        assertThat(texts("[a:b:-1]", 2)).containsOnly("b");
        assertThat(texts("[a:b:99999999999]", 2)).containsOnly("a");
    }

    @Test
    void editsNest() {
        assertThat(texts("a[b:[c:d:2]:1]e", 3)).containsExactly("abe", "ace", "ade");
        assertThat(texts("[a|[b:c:2]]", 4)).containsExactly("a", "b", "a", "c");
    }

    @Test
    void textsAlternate() {
        assertThat(texts("[a|(b:1.1)]", 4)).containsExactly("a", "(b:1.1)", "a", "(b:1.1)");
        assertThat(texts("[fe|]male", 3)).containsExactly("female", "male", "female");
        assertThat(texts("[fe|||]male", 5))
                .containsExactly("female", "male", "male", "male", "female");
    }

    @Test
    void whatIsNoEditIsText() {
        for (String text :
                List.of(
                        "a [unbalanced",
                        "closed] only",
                        "[a:b]",
                        "[a:b:c]",
                        "[a:b:c:3]",
                        "[a|b:c]",
                        "[a:1.2.3]",
                        "\\[a:b:1\\]",
                        "ends in \\")) {
            assertThat(texts(text, 2)).containsOnly(text);
        }
    }

    @Test
    void unbalancedBracketsDoNotHideEdits() {
        assertThat(texts("((a][:b:c [d:1]", 2)).containsExactly("((a][:b:c ", "((a][:b:c d");
        assertThat(texts("[a:( b:1]", 2)).containsExactly("a", "( b");
        assertThat(texts("a | [b:c:1]", 2)).containsExactly("a | b", "a | c");
    }

    @Test
    void veryDeepNestingIsText() {
        String deep = "[".repeat(100_000) + "a" + ":1]".repeat(100_000);
        assertThat(texts(deep, 2).getLast()).startsWith("[[[").contains("a");
    }

    private static List<String> texts(String prompt, int steps) {
        EditedText text = EditedText.parse(prompt);
        return IntStream.rangeClosed(1, steps).mapToObj(step -> text.at(step, steps)).toList();
    }
}
