package org.scumble.engine.pipeline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.LatentCodec.Posterior;

/// Paints one region once, at one size.
final class FillPass {
    private final DiffusionModel model;
    private final Trajectory pass;
    private final boolean pure;
    private final Mask pixels;
    private final Mask latents;
    private final boolean held;

    /// @param denoise how much each pixel of the region is repainted, at any size
    /// @param grown whether latents around those of the mask are repainted too, because each
    ///     colours pixels beyond its own
    /// @param pure whether nothing of the ground shows through, so that noise alone is started from
    FillPass(DiffusionModel model, Trajectory pass, Mask denoise, boolean grown, boolean pure) {
        this.model = model;
        this.pass = pass;
        this.pure = pure;
        this.pixels =
                Surroundings.greatest(denoise, pass.picture().width(), pass.picture().height());
        Mask covered = Surroundings.greatest(denoise, pass.size().width(), pass.size().height());
        this.latents = grown ? Surroundings.grown(covered) : covered;
        this.held = !model.isInpainting() || !isHard(latents);
    }

    /// A model that is shown a hard mask keeps the rest by itself, as it was trained to. It knows
    /// nothing of soft ones.
    private static boolean isHard(Mask mask) {
        for (byte value : mask.values()) {
            if (value != 0 && value != -1) {
                return false;
            }
        }
        return true;
    }

    Trajectory trajectory() {
        return pass;
    }

    /// Whether the ground is encoded for more than an inpainting model's view of it. Then a sample
    /// of it is drawn before the noise, as in diffusers.
    boolean needsGround() {
        return held || !pure;
    }

    /// What of the painted region may differ from before, in pixels of the region.
    Mask changed(int width, int height) {
        return Resampling.linear(latents, width, height).threshold(1);
    }

    /// A ground to paint on, as the model sees it; shared by all pictures that start from it.
    ///
    /// @param ground null if it is not needed
    /// @param seen what an inpainting model is shown of it, or null for other models
    record Encoded(@Nullable Posterior ground, @Nullable Posterior seen) {}

    /// @param ground the region, filled under the mask, of the size that is painted
    Encoded encode(Raster ground, Cancellation cancellation) {
        return new Encoded(
                needsGround() ? encode(ground.toPlanes(), cancellation) : null,
                model.isInpainting()
                        ? encode(Surroundings.besideMask(ground, pixels), cancellation)
                        : null);
    }

    /// Paints the session's present picture over a ground.
    ///
    /// @param noise standard normal, as many as there are latents; asked for once
    /// @return what was painted, all of the region, of the painted size
    Raster paint(Session session, Encoded encoded, Supplier<float[]> noise, Generator generator) {
        int elements = pass.size().elements();
        float[] original = sample(encoded.ground(), elements, generator);
        float[] initial = noise.get();
        float[] start = pure ? pass.pureNoise(initial) : pass.noised(original, initial);
        float[] beside =
                encoded.seen() == null
                        ? new float[0]
                        : Surroundings.beside(
                                Surroundings.shares(latents.threshold(Mask.HALF)),
                                sample(encoded.seen(), elements, generator));
        Kept kept = held ? new Kept(original, initial, Surroundings.shares(latents)) : null;
        return session.decode(pass, session.sample(pass, start, beside, kept, generator));
    }

    /// Empty if there is nothing to sample from.
    private static float[] sample(
            @Nullable Posterior posterior, int elements, Generator generator) {
        return posterior == null ? new float[0] : posterior.sample(generator.normal(elements));
    }

    private Posterior encode(float[] planes, Cancellation cancellation) {
        return model.codec()
                .encode(planes, pass.picture().width(), pass.picture().height(), cancellation);
    }
}
