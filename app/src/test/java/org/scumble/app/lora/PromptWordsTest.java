package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.engine.prompt.NetworkTag;

class PromptWordsTest {
    private static final NetworkTag INK = new NetworkTag("lora", "ink", 0.8, 0.8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a boat, <lora:ink:0.8>, sea|a boat, sea",
                "a boat <lora:ink:0.8> sea|a boat sea",
                "a boat <lora:ink:0.8>, sea|a boat, sea",
                "a boat, <lora:ink:0.8>|a boat",
                "<lora:ink:0.8>, a boat|a boat",
                "boat<lora:ink:0.80>sea|boatsea",
                "a boat, <lora:oil:0.8>|a boat, <lora:oil:0.8>",
                "<lora:ink:0.8>|''",
            })
    void aTagIsTakenOutWithWhatWasOnlyThereForIt(String prompt, String expected) {
        assertThat(PromptWords.without(prompt, INK)).isEqualTo(expected);
    }

    @Test
    void onlyTheFirstOfTwoGoesAndLinesStay() {
        assertThat(PromptWords.without("a\n<lora:ink:0.8>\nb <lora:ink:0.8>", INK))
                .isEqualTo("a\n\nb <lora:ink:0.8>");
    }
}
