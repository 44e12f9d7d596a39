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

/// The U-Net: noisy latents and a noise level in, what it was trained to predict out.
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

    /// What the model predicts for the same noisy latents under each of `conditionings`, computed
    /// as one batch.
    ///
    /// @param x noisy latents, `[channels, height, width]`
    /// @param sigma their noise level
    /// @param picture the picture's size in pixels, which SDXL is told
    /// @param conditionings equally long ones
    /// @return the model's own output, one array a conditioning; see [#denoised]
    public float[][] predict(
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
