package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.engine.tensor.HostTensor;

class ChangesTest {
    @ParameterizedTest
    @CsvSource({
        "lora, 14",
        "loha, 9",
        "lokr, 13",
        "dora, 17",
        "ia3, 10",
        "glora, 6",
        "oft, 14",
        "boft, 18",
        "full, 4",
        "norm, 2"
    })
    void everyKindMergesAsTheReferenceImplementationsDo(String kind, int cases) {
        assertThat(ChangesGolden.load(kind)).hasSize(cases);
        for (ChangesGolden golden : ChangesGolden.load(kind)) {
            Change change = golden.change();
            assertThat(golden.merged()).containsOnlyKeys(1.0, 0.7, -0.5);
            golden.merged()
                    .forEach(
                            (strength, expected) -> {
                                float[] weight = golden.weight();
                                change.mergeInto(
                                        weight, golden.weight(), golden.target(), strength);
                                golden.assertClose(weight, expected);
                            });
        }
    }

    @Test
    void biasesChangeAsTheReferenceImplementationsChangeThem() {
        for (ChangesGolden golden : ChangesGolden.all()) {
            Change change = golden.change();
            if (golden.hasBias()) {
                assertThat(change.changesBias())
                        .as(golden.name())
                        .isEqualTo(!golden.mergedBias().isEmpty());
            }
            golden.mergedBias()
                    .forEach(
                            (strength, expected) -> {
                                float[] bias = golden.bias();
                                change.mergeIntoBias(bias, strength);
                                golden.assertClose(bias, expected);
                            });
        }
    }

    @Test
    void strengthZeroLeavesTheWeightAsItIs() {
        for (ChangesGolden golden : ChangesGolden.all()) {
            float[] weight = golden.weight();

            golden.change().mergeInto(weight, golden.weight(), golden.target(), 0);

            assertThat(weight).as(golden.name()).isEqualTo(golden.weight());
        }
    }

    @Test
    void theWeightMayItselfBeTheOriginal() {
        for (ChangesGolden golden : ChangesGolden.all()) {
            float[] apart = golden.weight();
            golden.change().mergeInto(apart, golden.weight(), golden.target(), 0.7);
            float[] same = golden.weight();

            golden.change().mergeInto(same, same, golden.target(), 0.7);

            assertThat(same).as(golden.name()).isEqualTo(apart);
        }
    }

    @Test
    void strengthsAddUpOverTheSameOriginal() {
        for (ChangesGolden golden : ChangesGolden.all()) {
            if (golden.name().startsWith("boft") || golden.tensors().containsKey("rescale")) {
                continue; // products of several parts that each go a part of the way
            }
            float[] weight = golden.weight();

            golden.change().mergeInto(weight, golden.weight(), golden.target(), 0.9);
            golden.change().mergeInto(weight, golden.weight(), golden.target(), -0.2);

            golden.assertClose(weight, golden.merged(0.7));
        }
    }

    @Test
    void lowRankIsTheSameChange() {
        int found = 0;
        for (ChangesGolden golden : ChangesGolden.all()) {
            Change change = golden.change();
            if (change.lowRank(golden.target()).isPresent()) {
                found++;
                float[] expanded =
                        ChangesModules.expand(change.lowRank(golden.target()).orElseThrow());
                golden.assertClose(expanded, ChangesModules.difference(change, golden.target()));
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(14);
    }

    @Test
    void peftsMagnitudesAreUnderstoodUnderTheOtherNameToo() {
        for (ChangesGolden golden : ChangesGolden.load("dora")) {
            if (golden.name().equals("dora peft-linear")
                    || golden.name().equals("dora peft-conv3x3")) {
                HostTensor magnitudes = golden.tensors().remove("lora_magnitude_vector");
                golden.tensors().put("dora_scale", magnitudes);
                float[] weight = golden.weight();

                golden.change().mergeInto(weight, golden.weight(), golden.target(), 1);

                golden.assertClose(weight, golden.merged(1));
            }
        }
    }

    @Test
    void aDoraGivesEveryChannelItsLength() {
        Target target = ChangesModules.target(false, 3, 2);
        float[] lengths = {2, 5, 0.5f};
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lora_down.weight", ChangesModules.random(1, 2),
                                "lora_up.weight", ChangesModules.random(3, 1),
                                "dora_scale", HostTensor.of(lengths, 3, 1)),
                        target);
        float[] weight = {1, 2, 3, 4, 5, 6};

        change.mergeInto(weight, weight.clone(), target, 1);

        for (int row = 0; row < 3; row++) {
            assertThat(Math.hypot(weight[2 * row], weight[2 * row + 1]))
                    .isCloseTo(lengths[row], within(1e-5));
        }
    }

    @Test
    void aLoraMayBringABiasAndMustThenBeMerged() {
        Target target = ChangesModules.target(true, 3, 2);
        Map<String, HostTensor> lora =
                Map.of(
                        "lora_down.weight", ChangesModules.random(1, 2),
                        "lora_up.weight", ChangesModules.random(3, 1));
        Change plain = ChangesModules.understood(lora, target);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lora_down.weight", ChangesModules.random(1, 2),
                                "lora_up.weight", ChangesModules.random(3, 1),
                                "diff_b", HostTensor.of(new float[] {1, 2, 3}, 3)),
                        target);
        float[] bias = {10, 10, 10};

        change.mergeIntoBias(bias, -0.5);

        assertThat(bias).containsExactly(9.5f, 9, 8.5f);
        assertThat(change.changesBias()).isTrue();
        assertThat(plain.changesBias()).isFalse();
        assertThat(plain.lowRank(target)).isPresent();
        assertThat(change.lowRank(target)).isEmpty();
        assertThat(ChangesModules.difference(change, target))
                .isEqualTo(ChangesModules.difference(plain, target));
    }

    @Test
    void aBiasAloneLeavesTheWeight() {
        Target target = ChangesModules.target(true, 3, 2);
        Change change =
                ChangesModules.understood(Map.of("diff_b", ChangesModules.random(3)), target);

        assertThat(change.changesBias()).isTrue();
        assertThat(change.lowRank(target)).isEmpty();
        assertThat(ChangesModules.difference(change, target)).containsOnly(0);
    }

    @Test
    void loKrOfTwoWholeSidesHasNoScale() {
        Target target = ChangesModules.target(false, 4, 6);
        HostTensor first = ChangesModules.random(2, 2);
        HostTensor second = ChangesModules.random(2, 3);
        Map<String, HostTensor> scaled =
                Map.of("lokr_w1", first, "lokr_w2", second, "alpha", HostTensor.scalar(7));
        Map<String, HostTensor> plain = Map.of("lokr_w1", first, "lokr_w2", second);

        assertThat(ChangesModules.difference(ChangesModules.understood(scaled, target), target))
                .isEqualTo(
                        ChangesModules.difference(
                                ChangesModules.understood(plain, target), target));
    }

    @Test
    void alphaMayBeAnIntegerOrAVectorOfOne() {
        Target target = ChangesModules.target(false, 3, 2);
        HostTensor down = ChangesModules.random(1, 2);
        HostTensor up = ChangesModules.random(3, 1);

        for (HostTensor alpha :
                new HostTensor[] {HostTensor.scalar(2L), HostTensor.of(new float[] {2}, 1)}) {
            Change change =
                    ChangesModules.understood(
                            Map.of("lora_down.weight", down, "lora_up.weight", up, "alpha", alpha),
                            target);
            LowRank lowRank = change.lowRank(target).orElseThrow();
            assertThat(lowRank.up()).containsExactly(doubled(up.floats()));
            assertThat(lowRank.down()).isEqualTo(down.floats());
        }
    }

    private static float[] doubled(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= 2;
        }
        return values;
    }

    @Test
    void rolesOfNoKindArePassedOverBesideOthers() {
        Target target = ChangesModules.target(false, 3, 2);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "diff", ChangesModules.random(3, 2),
                                "something", ChangesModules.random(5)),
                        target);

        assertThat(ChangesModules.difference(change, target))
                .isEqualTo(ChangesModules.random(3, 2).floats());
    }
}
