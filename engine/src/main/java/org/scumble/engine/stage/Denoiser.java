package org.scumble.engine.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scumble.engine.Cancellation;
import org.scumble.engine.adapter.Weighted;
import org.scumble.engine.model.UNet;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.sampling.Prediction;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Weights;

/// The U-Net: noisy latents and a noise level in, what it was trained to predict out.
public final class Denoiser implements AutoCloseable {
    private final UNetConfig config;
    private final NoiseTraining training;
    private final AdaptableGraph unet;

    /// @param replaced parameters that take the place of those in `weights`
    public Denoiser(
            UNetConfig config,
            Weights weights,
            Map<String, HostTensor> replaced,
            NoiseTraining training,
            OnnxRuntime runtime) {
        this.config = config;
        this.training = training;
        this.unet = new AdaptableGraph(UNet.adaptable(config), weights, replaced, runtime);
    }

    /// Puts on other LoRAs, by module; at once.
    void wear(Map<String, List<Weighted>> updates) {
        unet.wear(updates);
    }

    /// What the model predicts for the same noisy latents under each of `conditionings`, computed
    /// as one batch.
    ///
    /// @param x noisy latents, `[channels, height, width]`
    /// @param beside what an inpainting model is shown beside them, [#besideChannels] planes:
    ///     the mask (1 where it paints), then the latents of the picture with grey under the mask;
    ///     for other models empty
    /// @param sigma the noise level of `x`
    /// @param picture the picture's size in pixels, which SDXL is told
    /// @param conditionings equally long ones
    /// @return the model's own output, one array a conditioning; see [#denoised]
    public float[][] predict(
            float[] x,
            float[] beside,
            double sigma,
            LatentSize size,
            PictureSize picture,
            Cancellation cancellation,
            Conditioning... conditionings) {
        int batch = conditionings.length;
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("sample", samples(x, beside, sigma, size, batch));
        inputs.put("timestep", timesteps(sigma, batch));
        inputs.put("encoder_hidden_states", Conditioning.hiddenBatch(conditionings));
        if (config.addedConditioning() != null) {
            inputs.put("text_embeds", Conditioning.pooledBatch(conditionings));
            inputs.put("time_ids", picture.timeIds(batch));
        }
        float[] output = unet.run(inputs, cancellation).get("out_sample").floats();
        float[][] predictions = new float[batch][];
        for (int i = 0; i < batch; i++) {
            predictions[i] = Arrays.copyOfRange(output, i * x.length, (i + 1) * x.length);
        }
        return predictions;
    }

    /// The clean latents that a prediction for `x` stands for.
    public float[] denoised(float[] prediction, float[] x, double sigma) {
        return training.prediction().denoised(prediction, x, sigma);
    }

    @Override
    public void close() {
        unet.close();
    }

    /// How many channels it takes beside those of the latents: 5 for an inpainting model of Stable
    /// Diffusion, 0 for most.
    public int besideChannels() {
        return config.inChannels() - config.outChannels();
    }

    private static HostTensor samples(
            float[] x, float[] beside, double sigma, LatentSize size, int batch) {
        float scale = (float) Prediction.inputScale(sigma);
        int length = x.length + beside.length;
        float[] samples = new float[batch * length];
        for (int start = 0; start < samples.length; start += length) {
            for (int i = 0; i < x.length; i++) {
                samples[start + i] = scale * x[i];
            }
            System.arraycopy(beside, 0, samples, start + x.length, beside.length);
        }
        int channels = length / (size.height() * size.width());
        return HostTensor.of(samples, batch, channels, size.height(), size.width());
    }

    private HostTensor timesteps(double sigma, int batch) {
        float[] timesteps = new float[batch];
        Arrays.fill(timesteps, (float) training.schedule().timestep(sigma));
        return HostTensor.of(timesteps, batch);
    }
}
