package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.TinyModels;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.sampling.TorchRandom;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;

class InitialNoiseTest {
    private static final LatentSize SIZE = new LatentSize(4, 6, 8);

    @TempDir private Path folder;

    @Test
    void whatIsSavedIsWhatEachPictureStartsFrom() {
        Path file = save(false);
        InitialNoise fromSeeds = noise(LatentFiles.NONE, 3, false);
        InitialNoise fromFile = noise(new LatentFiles(file, null), 3, false);

        for (int i = 0; i < 3; i++) {
            float[] own = fromSeeds.of(i, new TorchRandom(7 + i));
            assertThat(own).isEqualTo(new TorchRandom(7 + i).normal(SIZE.elements()));
            assertThat(fromFile.of(i, new TorchRandom(99))).isEqualTo(own);
        }
    }

    @Test
    void theNoiseOfAnImageComesAfterItsPosterior() {
        Path file = save(true);
        InitialNoise fromFile = noise(new LatentFiles(file, null), 3, true);

        for (int i = 0; i < 3; i++) {
            Generator generator = new TorchRandom(7 + i);
            generator.normal(SIZE.elements());
            assertThat(fromFile.of(i, generator)).isEqualTo(generator.normal(SIZE.elements()));
        }
    }

    @Test
    void wholeNumbersAreABadFile() {
        Path file = folder.resolve("noise.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of("latents", HostTensor.of(new long[SIZE.elements()], 1, 4, 6, 8)),
                Map.of());

        assertThatThrownBy(() -> noise(new LatentFiles(file, null), 1, false))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("I64")
                .extracting("reason")
                .isEqualTo(Reason.BAD_FILE);
    }

    @Test
    void halfPrecisionWillDo() {
        Path file = folder.resolve("noise.safetensors");
        HostTensor half = HostTensor.of(DType.F16, new short[SIZE.elements()], 1, 4, 6, 8);
        SafetensorsWriter.write(file, Map.of("latents", half), Map.of());

        assertThat(noise(new LatentFiles(file, null), 1, false).of(0, new TorchRandom(1)))
                .containsOnly(0);
    }

    @Test
    void manyLargePicturesTakeNoMemory() {
        LatentSize large = new LatentSize(4, 2048, 2048);
        LatentFiles files = new LatentFiles(null, folder.resolve("noise.safetensors"));

        new InitialNoise(files, large, settings(10_000), false);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void savingCanBeCancelledAndLeavesNothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        LatentFiles files = new LatentFiles(null, folder.resolve("noise.safetensors"));

        assertThatThrownBy(() -> noise(files, 3, false).save(cancellation))
                .isInstanceOf(EngineException.class)
                .extracting("reason")
                .isEqualTo(Reason.CANCELLED);

        assertThat(folder).isEmptyDirectory();
    }

    private Path save(boolean afterPosterior) {
        Path file = folder.resolve("noise.safetensors");
        noise(new LatentFiles(null, file), 3, afterPosterior).save(new Cancellation());
        assertThat(Safetensors.open(file).slice("latents").shape()).containsExactly(3, 4, 6, 8);
        return file;
    }

    private static InitialNoise noise(LatentFiles files, int count, boolean afterPosterior) {
        return new InitialNoise(files, SIZE, settings(count), afterPosterior);
    }

    /// With the processor's random numbers, from seed 7.
    private static GenerationSettings settings(int count) {
        return TinyModels.settings(Path.of("model")).withSeed(7, count);
    }
}
