package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.scumble.engine.tensor.HostTensor;

/// Layers and modules of adapters for tests.
final class ChangesModules {
    private ChangesModules() {}

    static Target target(boolean hasBias, long... shape) {
        List<Long> sizes = Arrays.stream(shape).boxed().toList();
        return new Target(Part.UNET, "conv_in", sizes, hasBias);
    }

    /// A tensor of numbers that are the same in every run.
    static HostTensor random(long... shape) {
        Random random = new Random(Arrays.hashCode(shape));
        float[] values = new float[Math.toIntExact(HostTensor.elements(shape))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return HostTensor.of(values, shape);
    }

    static Change understood(Map<String, HostTensor> tensors, Target target) {
        Reading reading = Changes.of(new ModuleTensors("module", tensors), target);
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).change();
    }

    /// Why it is not understood.
    static String refused(Map<String, HostTensor> tensors, Target target) {
        Reading reading = Changes.of(new ModuleTensors("module", tensors), target);
        assertThat(reading).isInstanceOf(Reading.NotUnderstood.class);
        return ((Reading.NotUnderstood) reading).reason();
    }

    /// What a change adds to a weight of zeros at strength 1.
    static float[] difference(Change change, Target target) {
        long[] shape = target.shape().stream().mapToLong(Long::longValue).toArray();
        float[] weight = new float[Math.toIntExact(HostTensor.elements(shape))];
        change.mergeInto(weight, weight, target, 1);
        return weight;
    }

    /// The product that a low-rank change stands for, computed slowly.
    static float[] expand(LowRank lowRank) {
        int rank = lowRank.rank();
        int rows = lowRank.up().length / rank;
        int columns = lowRank.down().length / rank;
        float[] product = new float[rows * columns];
        for (int i = 0; i < product.length; i++) {
            double sum = 0;
            for (int k = 0; k < rank; k++) {
                sum +=
                        (double) lowRank.up()[i / columns * rank + k]
                                * lowRank.down()[k * columns + i % columns];
            }
            product[i] = (float) sum;
        }
        return product;
    }
}
