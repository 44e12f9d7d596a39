package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

/// What [ChangesTest] does not show by comparing.
class GloraChangeTest {
    private final Target linear = ChangesModules.target(false, 4, 6);

    @Test
    void namesThatWereOnceExchangedAreUnderstood() {
        Map<String, String> exchanged = Map.of("a1", "a2", "a2", "a1", "b1", "b2", "b2", "b1");
        for (ChangesGolden golden : ChangesGolden.load("glora")) {
            if (golden.name().contains("linear") || golden.name().contains("conv1x1")) {
                Map<String, HostTensor> early = new HashMap<>();
                golden.tensors()
                        .forEach((role, it) -> early.put(exchanged.getOrDefault(role, role), it));
                float[] weight = golden.weight();

                ChangesModules.understood(early, golden.target())
                        .mergeInto(weight, golden.weight(), golden.target(), 1);

                golden.assertClose(weight, golden.merged(1));
            }
        }
    }

    @Test
    void factorsThatDoNotFitAreRefused() {
        assertThat(refused(zeros(6, 2), zeros(3, 6), zeros(4, 2), zeros(2, 6)))
                .isEqualTo("its shapes [6, 2] and [3, 6] do not multiply");
        assertThat(refused(zeros(6, 2), zeros(2, 7), zeros(4, 2), zeros(2, 6)))
                .isEqualTo("its shapes [6, 2] and [2, 7] do not go with the layer's, [4, 6]");
        assertThat(refused(zeros(6, 2), zeros(2, 6), zeros(4, 2), zeros(2, 7)))
                .isEqualTo("its change has the shape [4, 7], the layer [4, 6]");
        assertThat(refused(zeros(6, 0), zeros(0, 6), zeros(4, 2), zeros(2, 6)))
                .isEqualTo("its rank is 0");
        assertThat(refused(zeros(6, 2000), zeros(2000, 6), zeros(4, 2), zeros(2, 6)))
                .isEqualTo("its rank 2000 is out of all proportion");
        float[] infinite = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, Float.POSITIVE_INFINITY};
        assertThat(refused(zeros(6, 2), HostTensor.of(infinite, 2, 6), zeros(4, 2), zeros(2, 6)))
                .isEqualTo("its a2 holds values that are not numbers");
    }

    @Test
    void missingFactorsAreRefused() {
        assertThat(ChangesModules.refused(Map.of("a1", zeros(6, 2), "a2", zeros(2, 6)), linear))
                .isEqualTo("it has a1, a2, but no b1");
        assertThat(ChangesModules.refused(Map.of("b1", zeros(4, 2), "b2", zeros(2, 6)), linear))
                .isEqualTo("it has b1, b2, but no a1");
    }

    private String refused(HostTensor a1, HostTensor a2, HostTensor b1, HostTensor b2) {
        return ChangesModules.refused(Map.of("a1", a1, "a2", a2, "b1", b1, "b2", b2), linear);
    }

    private static HostTensor zeros(long... shape) {
        return HostTensor.zeros(DType.F32, shape);
    }
}
