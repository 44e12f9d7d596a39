package org.scumble.engine.model;

import static org.scumble.engine.model.ConfigJson.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shape of a [UNet].
///
/// @param inChannels channels of the noisy sample: the latents' own, or 9 for an inpainting model
///     (latents, mask, masked latents)
/// @param outChannels channels of the prediction
/// @param levels the resolutions, finest first; each is half the size of the one before
/// @param mid what stands between the way down and the way up
/// @param crossAttentionDim width of the text embeddings
/// @param linearProjection whether transformers project in and out by a linear layer (SD 2, SDXL)
///     rather than a 1×1 convolution (SD 1)
/// @param normGroups groups of each group normalisation
/// @param normEpsilon epsilon of the residual blocks' group normalisations
/// @param time the sinusoidal timestep embedding
/// @param addedConditioning SDXL's pooled text and size conditioning, where the model has it
public record UNetConfig(
        int inChannels,
        int outChannels,
        List<Level> levels,
        Mid mid,
        int crossAttentionDim,
        boolean linearProjection,
        int normGroups,
        float normEpsilon,
        TimeProjection time,
        @Nullable AddedConditioning addedConditioning) {

    /// One resolution: its residual blocks, each followed by a transformer of so many layers or,
    /// where the depth is 0, by none.
    ///
    /// @param channels channels of every block
    /// @param heads attention heads of every transformer
    /// @param down transformer depths on the way down, one a residual block
    /// @param up transformer depths on the way up, one more than `down`
    public record Level(int channels, int heads, List<Integer> down, List<Integer> up) {
        public Level {
            down = List.copyOf(down);
            up = List.copyOf(up);
            check(channels > 0 && heads > 0, "a level has no channels or no heads");
            check(channels % heads == 0, "it splits %d channels into %d heads", channels, heads);
            check(!down.isEmpty() && down.size() <= 16, "it has %d layers in a level", down.size());
            check(up.size() == down.size() + 1, "its way up does not mirror its way down");
            for (List<Integer> depths : List.of(down, up)) {
                check(
                        depths.stream().allMatch(depth -> depth >= 0 && depth <= 64),
                        "it has transformers of %s layers",
                        depths);
            }
        }

        /// A level whose every residual block is followed by a transformer of `depth` layers.
        public static Level of(int channels, int heads, int layers, int depth) {
            return new Level(
                    channels,
                    heads,
                    Collections.nCopies(layers, depth),
                    Collections.nCopies(layers + 1, depth));
        }
    }

    /// What stands at the lowest resolution.
    public sealed interface Mid {
        /// Residual block, transformer of `depth` layers, residual block.
        record CrossAttention(int depth) implements Mid {
            public CrossAttention {
                check(depth >= 1 && depth <= 64, "it has a transformer of %d layers", depth);
            }
        }

        /// One residual block.
        record Residual() implements Mid {}

        /// Nothing.
        record None() implements Mid {}
    }

    /// How a timestep becomes a vector of sines and cosines.
    ///
    /// @param flipSinToCos cosines first
    /// @param frequencyShift subtracted from the count of frequencies in the exponent's divisor
    public record TimeProjection(boolean flipSinToCos, int frequencyShift) {}

    /// SDXL's further conditioning, added to the timestep embedding.
    ///
    /// @param textDim width of the pooled text embedding
    /// @param timeIds how many numbers describe the picture: original size, crop, target size
    /// @param timeIdDim width of the sinusoidal embedding of each
    public record AddedConditioning(int textDim, int timeIds, int timeIdDim) {
        public AddedConditioning {
            check(textDim > 0, "it has no room for the pooled text embedding");
            check(
                    timeIds > 0 && timeIdDim > 0 && timeIdDim % 2 == 0,
                    "its size conditioning has an odd width");
        }
    }

    /// Stable Diffusion 1.x.
    public static final UNetConfig SD15 =
            stableDiffusion(
                    768,
                    false,
                    List.of(
                            Level.of(320, 8, 2, 1),
                            Level.of(640, 8, 2, 1),
                            Level.of(1280, 8, 2, 1),
                            Level.of(1280, 8, 2, 0)),
                    new Mid.CrossAttention(1),
                    null);

    /// Stable Diffusion 2.0 and 2.1, whichever they predict.
    public static final UNetConfig SD2 =
            stableDiffusion(
                    1024,
                    true,
                    List.of(
                            Level.of(320, 5, 2, 1),
                            Level.of(640, 10, 2, 1),
                            Level.of(1280, 20, 2, 1),
                            Level.of(1280, 20, 2, 0)),
                    new Mid.CrossAttention(1),
                    null);

    /// Stable Diffusion XL base.
    public static final UNetConfig SDXL =
            stableDiffusion(
                    2048,
                    true,
                    List.of(
                            Level.of(320, 5, 2, 0),
                            Level.of(640, 10, 2, 2),
                            Level.of(1280, 20, 2, 10)),
                    new Mid.CrossAttention(10),
                    new AddedConditioning(1280, 6, 256));

    public UNetConfig {
        levels = List.copyOf(levels);
        check(inChannels > 0 && outChannels > 0, "it has no channels");
        check(crossAttentionDim > 0, "it has no text embeddings");
        check(!levels.isEmpty() && levels.size() <= 8, "it has %d levels", levels.size());
        check(levels.getFirst().channels() % 2 == 0, "its timestep embedding has an odd width");
        int narrowest = levels.getFirst().channels();
        if (addedConditioning != null) {
            narrowest = Math.min(narrowest, addedConditioning.timeIdDim());
        }
        check(
                time.frequencyShift() >= 0 && time.frequencyShift() < narrowest / 2,
                "its frequency shift is %d",
                time.frequencyShift());
        check(normGroups > 0, "it has no normalisation groups");
        for (Level level : levels) {
            check(
                    level.channels() % normGroups == 0,
                    "it puts %d channels into %d normalisation groups",
                    level.channels(),
                    normGroups);
        }
    }

    /// This model for a sample of other channels: 9 make the inpainting variant.
    public UNetConfig withInChannels(int channels) {
        return new UNetConfig(
                channels,
                outChannels,
                levels,
                mid,
                crossAttentionDim,
                linearProjection,
                normGroups,
                normEpsilon,
                time,
                addedConditioning);
    }

    /// Width of the sinusoidal timestep embedding.
    public int timeProjectionDim() {
        return levels.getFirst().channels();
    }

    /// Width of the learned timestep embedding.
    public int timeEmbeddingDim() {
        return 4 * timeProjectionDim();
    }

    /// Reads the `config.json` of a diffusers `UNet2DConditionModel`.
    ///
    /// @throws org.scumble.engine.EngineException if the file is damaged, or asks for a variant
    /// that is not implemented here
    public static UNetConfig fromJson(JsonNode config) {
        return ConfigJson.read("U-Net", config, UNetConfigReader::read);
    }

    private static UNetConfig stableDiffusion(
            int crossAttentionDim,
            boolean linearProjection,
            List<Level> levels,
            Mid mid,
            @Nullable AddedConditioning addedConditioning) {
        return new UNetConfig(
                4,
                4,
                levels,
                mid,
                crossAttentionDim,
                linearProjection,
                32,
                1e-5f,
                new TimeProjection(true, 0),
                addedConditioning);
    }
}
