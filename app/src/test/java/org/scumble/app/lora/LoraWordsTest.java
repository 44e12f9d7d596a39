package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scumble.engine.adapter.AdapterReport.Unmatched;

class LoraWordsTest {
    @Test
    void layersLeftOutAreNamedByReasonAndNotTooMany() {
        List<Unmatched> unmatched =
                Stream.concat(
                                Stream.of(new Unmatched("conv_out", "its rank is 0")),
                                IntStream.range(0, 25)
                                        .mapToObj(i -> new Unmatched("mid." + i, "no such layer")))
                        .toList();

        assertThat(LoraWords.leftOut(unmatched))
                .startsWith("its rank is 0:\n  conv_out\nno such layer:\n  mid.0\n")
                .endsWith("  mid.19\n  and 5 more");
    }
}
