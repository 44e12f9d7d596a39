package org.scumble.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which words of a text are embeddings; found ones are written in braces here.
class EmbeddingParserTest {
    private final List<String> missing = new ArrayList<>();

    @Test
    void aNameThatIsAWordIsAnEmbedding() {
        assertThat(read("a cat, Cat. CAT-like (cat)[cat]", "cat"))
                .isEqualTo("a {cat}, {cat}. {cat}-like ({cat})[{cat}]");
        assertThat(read("cats bobcat cat_2 cat2 écat caté", "cat"))
                .isEqualTo("cats bobcat cat_2 cat2 écat caté");
        assertThat(read("<cat> <cat hat>", "cat")).isEqualTo("{cat} <{cat} hat>");
        assertThat(read("ÉTOILE", "étoile")).isEqualTo("{étoile}");
    }

    @Test
    void namesAreMadeOfAnything() {
        String[] names = {"ng_v1.5-75t", "my cat (2)", "100%", "a:b", "[x]", "$1", "."};
        for (String name : names) {
            assertThat(read("see " + name + " and embedding:" + name, name))
                    .isEqualTo("see {" + name + "} and {" + name + "}");
        }
        assertThat(read("my cat \\(2\\), (my cat (2):1.2)", names))
                .isEqualTo("{my cat (2)}, ({my cat (2)}:1.2)");
        assertThat(read("a cat", "", " ")).isEqualTo("a cat");
    }

    @Test
    void theLongestNameIsMeant() {
        String[] names = {"bad", "bad-hands", "bad-hands-5", "bad hands"};
        assertThat(read("bad bad-hands bad-hands-5 bad-hands-6 bad hands", names))
                .isEqualTo("{bad} {bad-hands} {bad-hands-5} {bad-hands}-6 {bad hands}");
        assertThat(read("embedding:bad-hands-5:1.2 embedding:bad hands", names))
                .isEqualTo("{bad-hands-5}:1.2 {bad hands}");
    }

    @Test
    void ofNamesThatDifferInCaseTheOneWrittenIsMeant() {
        assertThat(read("cat Cat CAT", "Cat", "cat", "CAT")).isEqualTo("{cat} {Cat} {CAT}");
    }

    @Test
    void comfyUisPrefix() {
        assertThat(read("embedding:cat,embedding:Cat. (embedding:cat:1.2) x embedding:cat", "cat"))
                .isEqualTo("{cat},{cat}. ({cat}:1.2) x {cat}");
        assertThat(read("embedding:sdxl/new/cat.safetensors:1.2 embedding:a\\cat.pt", "cat"))
                .isEqualTo("{cat}:1.2 {cat}");
        assertThat(read("an embedding: cat, my-embedding:cat, reembedding:dog", "cat"))
                .isEqualTo("an embedding: {cat}, my-{cat}, reembedding:dog");
    }

    @Test
    void tagsMayHaveAWeight() {
        assertThat(read("<embedding:cat><embed:CAT.pt:0.8> <embed:cat:x> <embed:cat: -1>", "cat"))
                .isEqualTo("{cat}({cat}:0.8) {cat} ({cat}: -1)");
    }

    @Test
    void whatIsNotFoundIsNamed() {
        assertThat(
                        read(
                                "a embedding:dog, (embedding:cat-2:1.2) <embed:fox:0.8>"
                                        + " [x:embedding:a/b.c:3]"))
                .isEqualTo("a , (:1.2)  [x::3]");
        assertThat(missing).containsExactly("dog", "cat-2", "fox", "a/b.c");
        missing.clear();
        assertThat(read("embedding:cat-2 embedding:cats embedding:cat.v2", "cat")).isBlank();
        assertThat(missing).containsExactly("cat-2", "cats", "cat.v2");
    }

    @Test
    void aWordStaysOneIfItsEmbeddingCannotBeUsed() {
        Embeddings useless =
                new Embeddings() {
                    @Override
                    public List<String> names() {
                        return List.of("Cat");
                    }

                    @Override
                    public Optional<Embedding> find(String name) {
                        return Optional.empty();
                    }
                };
        assertThat(read("a cat, <cat>, embedding:cat", useless)).isEqualTo("a cat, <cat>, ");
        assertThat(missing).containsExactly("Cat", "Cat", "Cat");
    }

    @Test
    void weightsStepsAndBreakAreNoNames() {
        String[] numbers = {"1", "2", "5", "0.5", "break"};
        assertThat(read("(a:1.2) (a: 2 ) [a:b:0.5] [a:.5] BREAK", numbers))
                .isEqualTo("(a:1.2) (a: 2 ) [a:b:0.5] [a:.5] BREAK");
        assertThat(read("2 cats break BREAKING embedding:1)", numbers))
                .isEqualTo("{2} cats {break} BREAKING {1})");
    }

    @Test
    void marksAreNothingToWrite() {
        assertThat(read("a \uFDD00\uFDD1 cat", "cat")).isEqualTo("a \uFFFD0\uFFFD {cat}");
    }

    @Test
    void textsOfAnyLengthAreRead() {
        for (String piece :
                List.of(
                        "embedding:",
                        "embedding:a/",
                        "a/",
                        "<embed:a",
                        "<embed:a:",
                        "1.",
                        "cat",
                        "((")) {
            String text = piece.repeat(200_000 / piece.length());
            assertThat(read("embedding:" + text, "cat", "a/b", "1")).isNotNull();
        }
    }

    private String read(String text, String... known) {
        return read(text, ListedEmbeddings.named(known));
    }

    private String read(String text, Embeddings known) {
        EmbeddingMarks marks = new EmbeddingMarks();
        String marked = new EmbeddingParser(new Asked(known), marks).mark(text);
        StringBuilder read = new StringBuilder();
        marks.split(marked, read::append, it -> read.append('{' + it.name() + '}'));
        return read.toString();
    }

    /// Embeddings that remember what was not found.
    private final class Asked implements Embeddings {
        private final Embeddings known;

        Asked(Embeddings known) {
            this.known = known;
        }

        @Override
        public Collection<String> names() {
            return known.names();
        }

        @Override
        public Optional<Embedding> find(String name) {
            Optional<Embedding> found = known.find(name);
            if (found.isEmpty()) {
                missing.add(name);
            }
            return found;
        }
    }
}
