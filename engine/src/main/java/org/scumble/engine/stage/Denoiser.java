package org.scumble.engine.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.Cancellation;
import org.scumble.engine.model.UNet;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.runtime.CompiledGraph;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.sampling.Prediction;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Weights;

/// The U-Net as samplers want it: noisy latents and a noise level in, clean latents out.
public final class Denoiser implements AutoCloseable {
    private final UNetConfig config;
    private final NoiseTraining training;
    private final CompiledGraph unet;

    public Denoiser(
            UNetConfig config, Weights weights, NoiseTraining training, OnnxRuntime runtime) {
        this.config = config;
        this.training = training;
        this.unet = runtime.compile(UNet.graph(config), weights);
    }

    /// What each of `conditionings` makes of the same noisy latents, computed as one batch.
    ///
    /// @param x noisy latents, `[channels, height, width]`
    /// @param sigma their noise level
    /// @param picture the picture's size in pixels, which SDXL is told
    /// @param conditionings equally long ones
    /// @return clean latents, one array a conditioning
    public float[][] denoise(
            float[] x,
            double sigma,
            LatentSize size,
            PictureSize picture,
            Cancellation cancellation,
            Conditioning... conditionings) {
        int batch = conditionings.length;
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("sample", samples(x, sigma, size, batch));
        inputs.put("timestep", timesteps(sigma, batch));
        inputs.put("encoder_hidden_states", Conditioning.hiddenBatch(conditionings));
        if (config.addedConditioning() != null) {
            inputs.put("text_embeds", Conditioning.pooledBatch(conditionings));
            inputs.put("time_ids", picture.timeIds(batch));
        }
        float[] output = unet.run(inputs, cancellation).get("out_sample").floats();
        float[][] denoised = new float[batch][];
        for (int i = 0; i < batch; i++) {
            float[] own = new float[x.length];
            System.arraycopy(output, i * x.length, own, 0, x.length);
            denoised[i] = training.prediction().denoised(own, x, sigma);
        }
        return denoised;
    }

    @Override
    public void close() {
        unet.close();
    }

    private static HostTensor samples(float[] x, double sigma, LatentSize size, int batch) {
        float scale = (float) Prediction.inputScale(sigma);
        float[] scaled = new float[batch * x.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale * x[i % x.length];
        }
        return HostTensor.of(scaled, batch, size.channels(), size.height(), size.width());
    }

    private HostTensor timesteps(double sigma, int batch) {
        float[] timesteps = new float[batch];
        Arrays.fill(timesteps, (float) training.schedule().timestep(sigma));
        return HostTensor.of(timesteps, batch);
    }
}
