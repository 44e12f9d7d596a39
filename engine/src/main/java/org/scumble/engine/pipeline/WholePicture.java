package org.scumble.engine.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.stage.LatentCodec.Posterior;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.stage.PictureSize;

/// Paints a whole picture, from words alone or from another picture.
final class WholePicture implements Task {
    private final DiffusionModel model;
    private final Trajectory pass;
    private final double strength;
    private final @Nullable Raster source;
    private @Nullable Posterior encodedSource;
    private float @Nullable [] beside;

    /// @param from the picture to start from, if there is one
    WholePicture(DiffusionModel model, GenerationSettings settings, @Nullable ImageToImage from) {
        this.model = model;
        this.strength = from == null ? 1 : from.strength();
        this.pass =
                new Trajectory(
                        model,
                        settings,
                        strength,
                        new PictureSize(settings.width(), settings.height()));
        model.requireMemory(
                settings.width(),
                settings.height(),
                settings.guidanceScale() != 1,
                from != null || model.isInpainting());
        this.source =
                from == null
                        ? null
                        : Resampling.lanczos(
                                ImageCodec.read(Path.of(from.image())),
                                settings.width(),
                                settings.height());
    }

    @Override
    public List<Trajectory> passes() {
        return List.of(pass);
    }

    @Override
    public boolean drawsBeforeNoise() {
        return source != null;
    }

    @Override
    public @Nullable Painted unpainted() {
        return source != null && strength == 0 ? new Painted(source, null) : null;
    }

    @Override
    public Painted paint(Session session, int index, Generator generator, InitialNoise noise) {
        float[] latents =
                session.sample(
                        pass,
                        start(index, generator, noise, session.cancellation()),
                        beside(session.cancellation()),
                        null,
                        generator);
        return new Painted(session.decode(pass, latents), null);
    }

    private float[] start(
            int index, Generator generator, InitialNoise noise, Cancellation cancellation) {
        if (source == null) {
            return pass.pureNoise(noise.of(index, generator));
        }
        Posterior known = encodedSource;
        if (known == null) {
            known = encode(source, cancellation);
            encodedSource = known;
        }
        // The reference draws the posterior's sample before the noise, from one generator.
        float[] latents = known.sample(generator.normal(pass.size().elements()));
        return pass.noised(latents, noise.of(index, generator));
    }

    /// To an inpainting model all is masked: a mask of ones, and grey instead of a picture.
    private float[] beside(Cancellation cancellation) {
        if (!model.isInpainting()) {
            return new float[0];
        }
        float[] known = beside;
        if (known == null) {
            LatentSize size = pass.size();
            float[] mask = new float[size.height() * size.width()];
            Arrays.fill(mask, 1);
            PictureSize picture = pass.picture();
            float[] grey = new float[3 * picture.width() * picture.height()];
            known =
                    Surroundings.beside(
                            mask,
                            model.codec()
                                    .encode(grey, picture.width(), picture.height(), cancellation)
                                    .mean());
            beside = known;
        }
        return known;
    }

    private Posterior encode(Raster picture, Cancellation cancellation) {
        return model.codec()
                .encode(picture.toPlanes(), picture.width(), picture.height(), cancellation);
    }
}
