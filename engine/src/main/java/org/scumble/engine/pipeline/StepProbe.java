package org.scumble.engine.pipeline;

import java.util.List;
import org.scumble.engine.Cancellation;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.sampling.TorchRandom;
import org.scumble.engine.stage.Conditioning;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.stage.PictureSize;

/// One sampling step with guidance, the same each time: for measuring.
public final class StepProbe implements Runnable {
    private static final String PROMPT = "a red lighthouse on a hill at sunset";
    private static final double SIGMA = 2;

    private final DiffusionModel model;
    private final Cancellation cancellation;
    private final Conditioning conditioning;
    private final LatentSize latents;
    private final PictureSize picture;
    private final float[] x;
    private final float[] beside;

    /// Opens what is not open yet.
    ///
    /// @param side of a square picture in pixels
    public StepProbe(DiffusionModel model, int side, Cancellation cancellation) {
        this.model = model;
        this.cancellation = cancellation;
        conditioning = model.text().encode(prompts(model), 1, 0, cancellation);
        latents = model.codec().latentSize(side, side);
        picture = new PictureSize(side, side);
        x = new TorchRandom(1).normal(latents.elements());
        beside = new float[model.denoiser().besideChannels() * latents.height() * latents.width()];
    }

    /// What the text encoders are given.
    public static List<WeightedPrompt> prompts(DiffusionModel model) {
        return model.text().schedules(Prompt.parse(PROMPT), 1).stream()
                .map(schedule -> schedule.at(0))
                .toList();
    }

    public LatentSize latents() {
        return latents;
    }

    /// Latents of the picture's size.
    public float[] noise() {
        return x.clone();
    }

    @Override
    public void run() {
        predict(conditioning, conditioning);
    }

    /// The step without guidance, which computes half.
    public void runUnguided() {
        predict(conditioning);
    }

    private void predict(Conditioning... conditionings) {
        model.denoiser().predict(x, beside, SIGMA, latents, picture, cancellation, conditionings);
    }
}
