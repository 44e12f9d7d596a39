package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.HostTensor;

class ChangesLowRankTest {
    @Test
    void loraIsAlwaysOfLowRank() {
        Target target = ChangesModules.target(false, 4, 3);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lora_down.weight", ChangesModules.random(200, 3),
                                "lora_up.weight", ChangesModules.random(4, 200)),
                        target);

        assertThat(change.lowRank(target).orElseThrow().rank()).isEqualTo(200);
    }

    @Test
    void aTuckerCoreIsWorkedIntoDown() {
        Target target = ChangesModules.target(false, 5, 4, 3, 3);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lora_down.weight", ChangesModules.random(2, 4, 1, 1),
                                "lora_mid.weight", ChangesModules.random(2, 2, 3, 3),
                                "lora_up.weight", ChangesModules.random(5, 2, 1, 1)),
                        target);

        LowRank lowRank = change.lowRank(target).orElseThrow();

        assertThat(lowRank.rank()).isEqualTo(2);
        assertThat(lowRank.down()).hasSize(2 * 4 * 3 * 3);
        assertThat(lowRank.up()).isEqualTo(ChangesModules.random(5, 2, 1, 1).floats());
    }

    @Test
    void aLinearModuleFitsA1x1ConvolutionAndTheOtherWayRound() {
        float[] up = ChangesModules.random(4, 2).floats();
        float[] down = ChangesModules.random(2, 3).floats();
        Map<String, HostTensor> linear =
                Map.of(
                        "lora_up.weight", HostTensor.of(up, 4, 2),
                        "lora_down.weight", HostTensor.of(down, 2, 3));
        Map<String, HostTensor> convolution =
                Map.of(
                        "lora_up.weight", HostTensor.of(up, 4, 2, 1, 1),
                        "lora_down.weight", HostTensor.of(down, 2, 3, 1, 1));
        Target matrix = ChangesModules.target(false, 4, 3);
        Target kernel = ChangesModules.target(false, 4, 3, 1, 1);

        float[] expected =
                ChangesModules.difference(ChangesModules.understood(linear, matrix), matrix);

        assertThat(ChangesModules.difference(ChangesModules.understood(linear, kernel), kernel))
                .isEqualTo(expected);
        for (Target target : new Target[] {matrix, kernel}) {
            Change change = ChangesModules.understood(convolution, target);
            assertThat(ChangesModules.difference(change, target)).isEqualTo(expected);
            assertThat(change.lowRank(target).orElseThrow().down()).isEqualTo(down);
        }
    }

    @Test
    void lohaIsOfLowRankWhileTheProductOfItsRanksIsSmall() {
        Target wide = ChangesModules.target(false, 48, 40);

        assertThat(loha(wide, 3).lowRank(wide).orElseThrow().rank()).isEqualTo(9);
        assertExpands(loha(wide, 3), wide);
        assertThat(loha(wide, 4).lowRank(wide)).isEmpty(); // 16 is more than 40 / 4
        Target wider = ChangesModules.target(false, 600, 600);
        assertThat(loha(wider, 11).lowRank(wider)).isPresent();
        assertThat(loha(wider, 12).lowRank(wider)).isEmpty(); // 144 is more than 128
    }

    private static Change loha(Target target, int rank) {
        long out = target.shape().get(0);
        long in = target.shape().get(1);
        return ChangesModules.understood(
                Map.of(
                        "hada_w1_a", ChangesModules.random(out, rank),
                        "hada_w1_b", ChangesModules.random(rank, in),
                        "hada_w2_a", ChangesModules.random(out, rank),
                        "hada_w2_b", ChangesModules.random(rank, in),
                        "alpha", HostTensor.scalar(0.5f)),
                target);
    }

    @Test
    void lokrIsOfLowRankWhileItsSidesAreThin() {
        Target target = ChangesModules.target(false, 4 * 12, 2 * 20);
        Map<String, HostTensor> tensors = new HashMap<>();
        tensors.put("lokr_w2_a", ChangesModules.random(12, 3));
        tensors.put("lokr_w2_b", ChangesModules.random(3, 20));
        tensors.put("alpha", HostTensor.scalar(2));
        tensors.put("lokr_w1", ChangesModules.random(4, 2));
        Change whole = ChangesModules.understood(tensors, target);
        tensors.remove("lokr_w1");
        tensors.put("lokr_w1_a", ChangesModules.random(4, 1));
        tensors.put("lokr_w1_b", ChangesModules.random(1, 2));
        Change split = ChangesModules.understood(tensors, target);

        assertThat(whole.lowRank(target).orElseThrow().rank()).isEqualTo(2 * 3);
        assertExpands(whole, target);
        assertThat(split.lowRank(target).orElseThrow().rank()).isEqualTo(3);
        assertExpands(split, target);
    }

    @Test
    void aLokrWhoseFirstSideIsLowAndWideKeepsItsShorterAxis() {
        Target target = ChangesModules.target(false, 2 * 20, 4 * 12);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lokr_w1", ChangesModules.random(2, 4),
                                "lokr_w2_a", ChangesModules.random(20, 3),
                                "lokr_w2_b", ChangesModules.random(3, 12)),
                        target);

        assertThat(change.lowRank(target).orElseThrow().rank()).isEqualTo(2 * 3);
        assertExpands(change, target);
    }

    @Test
    void aLokrOfConvolutionsIsOfLowRankToo() {
        Target target = ChangesModules.target(false, 2 * 16, 2 * 4, 3, 3);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lokr_w1", ChangesModules.random(2, 2),
                                "lokr_t2", ChangesModules.random(2, 2, 3, 3),
                                "lokr_w2_a", ChangesModules.random(2, 16),
                                "lokr_w2_b", ChangesModules.random(2, 4)),
                        target);

        assertThat(change.lowRank(target).orElseThrow().rank()).isEqualTo(4);
        assertExpands(change, target);
    }

    @Test
    void aWholeLokrIsMerged() {
        Target target = ChangesModules.target(false, 4 * 12, 2 * 20);
        Change change =
                ChangesModules.understood(
                        Map.of(
                                "lokr_w1", ChangesModules.random(4, 2),
                                "lokr_w2", ChangesModules.random(12, 20)),
                        target);

        assertThat(change.lowRank(target)).isEmpty();
    }

    @Test
    void whatDependsOnTheWeightIsMerged() {
        for (String kind : new String[] {"dora", "ia3", "full", "norm"}) {
            for (ChangesGolden golden : ChangesGolden.load(kind)) {
                assertThat(golden.change().lowRank(golden.target())).as(golden.name()).isEmpty();
            }
        }
    }

    private static void assertExpands(Change change, Target target) {
        float[] expanded = ChangesModules.expand(change.lowRank(target).orElseThrow());
        assertThat(expanded)
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(ChangesModules.difference(change, target));
    }
}
