package org.scumble.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.prompt.Embedding;

class EmbeddingFitTest {
    private static final EmbeddingFit ONE = new EmbeddingFit(List.of(768));
    private static final EmbeddingFit TWO = new EmbeddingFit(List.of(768, 1280));

    private static final float[][] NOTHING = {};

    @Test
    void anEmbeddingHasVectorsForEachTextEncoder() {
        assertThat(ONE.obstacle(embedding(new float[4][768]))).isEmpty();
        assertThat(ONE.obstacle(embedding(new float[4][768], NOTHING))).isEmpty();
        assertThat(TWO.obstacle(embedding(new float[4][768], new float[4][1280]))).isEmpty();
    }

    @Test
    void anyOtherIsMadeForAnotherModel() {
        assertThat(ONE.obstacle(embedding(new float[4][1024])))
                .contains("its vectors have 1024 numbers, the model's have 768");
        assertThat(TWO.obstacle(embedding(new float[4][768], new float[4][1281])))
                .contains("its vectors have 1281 numbers, the model's have 1280");
        assertThat(ONE.obstacle(embedding(new float[4][768], new float[4][1280])))
                .contains("it was made for a model with more text encoders");
        assertThat(TWO.obstacle(embedding(new float[4][768], new float[3][1280])))
                .contains("it has more for one text encoder than for the other");
        for (Embedding incomplete :
                List.of(
                        embedding(new float[4][768]),
                        embedding(new float[4][768], NOTHING),
                        embedding(NOTHING, new float[4][1280]),
                        embedding())) {
            assertThat(TWO.obstacle(incomplete))
                    .contains("it has nothing for one of the model's text encoders");
        }
    }

    private static Embedding embedding(float[][]... vectors) {
        return new Embedding("it", List.of(vectors));
    }
}
