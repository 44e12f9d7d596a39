package org.scumble.engine.stage;

import java.util.Map;
import org.scumble.engine.Cancellation;
import org.scumble.engine.model.Autoencoder;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.runtime.CompiledGraph;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.runtime.Outputs;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Weights;

/// The autoencoder: pixels to latents and back. Latents outside of it are scaled for the diffusion
/// model; both halves open when first used.
public final class LatentCodec implements AutoCloseable {
    private final AutoencoderConfig config;
    private final Lazy<CompiledGraph> encoder;
    private final Lazy<CompiledGraph> decoder;

    public LatentCodec(AutoencoderConfig config, Weights weights, OnnxRuntime runtime) {
        this.config = config;
        this.encoder = new Lazy<>(() -> runtime.compile(Autoencoder.encoder(config), weights));
        this.decoder = new Lazy<>(() -> runtime.compile(Autoencoder.decoder(config), weights));
    }

    /// How many pixels, across and down, one latent stands for.
    public int pixelsPerLatent() {
        return config.pixelsPerLatent();
    }

    /// The latents of a picture of that size.
    public LatentSize latentSize(int width, int height) {
        return new LatentSize(
                config.latentChannels(), height / pixelsPerLatent(), width / pixelsPerLatent());
    }

    /// Pixels from latents. Large pictures are decoded tile by tile.
    ///
    /// @param latents `[channels, height, width]`
    /// @return `[3, height * pixelsPerLatent, width * pixelsPerLatent]`, values about -1 to 1
    public float[] decode(float[] latents, LatentSize size, Cancellation cancellation) {
        float[] unscaled = new float[latents.length];
        for (int i = 0; i < latents.length; i++) {
            unscaled[i] = latents[i] / config.scalingFactor() + config.shiftFactor();
        }
        return Tiling.decode(
                unscaled,
                size,
                config.imageChannels(),
                pixelsPerLatent(),
                (tile, tileSize) -> decodeWhole(tile, tileSize, cancellation));
    }

    /// The distribution of latents a picture stands for, scaled for the diffusion model.
    ///
    /// @param pixels `[3, height, width]`, values -1 to 1, sides multiples of [#pixelsPerLatent]
    public Posterior encode(float[] pixels, int width, int height, Cancellation cancellation) {
        Outputs moments =
                encoder.get()
                        .run(
                                Map.of(
                                        "sample",
                                        HostTensor.of(
                                                pixels, 1, config.imageChannels(), height, width)),
                                cancellation);
        float[] mean = moments.get("latent_mean").floats();
        float[] deviation = moments.get("latent_logvar").floats();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (mean[i] - config.shiftFactor()) * config.scalingFactor();
            double clamped = Math.clamp(deviation[i], -30, 20); // as the reference does
            deviation[i] = (float) (Math.exp(clamped / 2) * config.scalingFactor());
        }
        return new Posterior(mean, deviation);
    }

    @Override
    public void close() {
        encoder.ifOpened(CompiledGraph::close);
        decoder.ifOpened(CompiledGraph::close);
    }

    private float[] decodeWhole(float[] latents, LatentSize size, Cancellation cancellation) {
        HostTensor batch = HostTensor.of(latents, 1, size.channels(), size.height(), size.width());
        return decoder.get().run(Map.of("latents", batch), cancellation).get("out_sample").floats();
    }

    /// A diagonal normal distribution over latents.
    public record Posterior(float[] mean, float[] deviation) {
        /// A sample.
        ///
        /// @param noise standard normal, as many as there are latents
        public float[] sample(float[] noise) {
            float[] sample = new float[mean.length];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = mean[i] + deviation[i] * noise[i];
            }
            return sample;
        }
    }
}
