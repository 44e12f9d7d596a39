package org.scumble.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.generate.SettingsReader;
import org.scumble.engine.Engine;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.PictureFile;
import org.scumble.engine.PictureRecord;
import org.scumble.engine.provenance.PictureSettings;

/// Settings out of pictures: our own come back whole; another program's fill in what they say.
/// Their model is a name, to be looked for in the catalogue.
final class PictureSettingsReader implements SettingsReader {
    private static final int LARGEST = 16384;

    @Override
    public Optional<GenerationRequest> read(Path file, GenerationRequest present) {
        return PictureFile.read(file)
                .map(PictureRecord::request)
                .or(() -> PictureFile.readForeign(file).map(foreign -> merged(foreign, present)));
    }

    private static GenerationRequest merged(PictureSettings foreign, GenerationRequest present) {
        GenerationSettings now = present.settings();
        return new GenerationRequest.TextToImage(
                new GenerationSettings(
                        Objects.requireNonNullElse(foreign.modelName(), now.model()),
                        now.vae(),
                        foreign.prompt(),
                        foreign.negativePrompt(),
                        within(foreign.width(), 8, LARGEST, now.width()),
                        within(foreign.height(), 8, LARGEST, now.height()),
                        within(foreign.steps(), 1, 1000, now.steps()),
                        sampler(foreign.sampler(), now.sampler()),
                        schedule(foreign.schedule(), now.schedule()),
                        Objects.requireNonNullElse(foreign.guidanceScale(), now.guidanceScale()),
                        0,
                        Objects.requireNonNullElse(foreign.seed(), now.seed()),
                        now.count(),
                        within(foreign.clipSkip(), 0, 12, now.clipSkip()),
                        foreign.rng() == PictureSettings.Rng.CPU
                                ? RandomSource.CPU
                                : RandomSource.GPU,
                        now.prediction(),
                        List.of()));
    }

    private static int within(@Nullable Integer value, int least, int most, int otherwise) {
        return value != null && value >= least && value <= most ? value : otherwise;
    }

    private static String sampler(@Nullable String label, String otherwise) {
        return Engine.samplers().stream()
                .filter(choice -> choice.label().equals(label))
                .map(Engine.Choice::id)
                .findFirst()
                .orElse(otherwise);
    }

    private static String schedule(@Nullable String label, String otherwise) {
        return Engine.schedules().stream()
                .filter(choice -> choice.label().equals(label))
                .map(Engine.Choice::id)
                .findFirst()
                .orElse(otherwise);
    }
}
