package org.scumble.engine.provenance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.sampling.Named;
import org.scumble.engine.sampling.SamplerChoice;
import org.scumble.engine.sampling.Schedule;

/// A sampler's and a schedule's name as AUTOMATIC1111 writes them since 1.9: apart from each other.
/// Names unknown here stay as they are.
record SamplerNames(@Nullable String sampler, @Nullable String schedule) {
    static final String AUTOMATIC = "Automatic";

    /// ComfyUI's variants that draw their noise on the graphics card.
    private static final String GPU_VARIANT = "_gpu";

    static SamplerNames of(@Nullable String sampler, @Nullable String schedule) {
        Optional<SamplerChoice> known = Optional.ofNullable(sampler).flatMap(SamplerNames::choice);
        String samplerLabel = known.map(choice -> choice.sampler().label()).orElse(sampler);
        boolean unsaid = schedule == null || schedule.equalsIgnoreCase(AUTOMATIC);
        String scheduleLabel =
                unsaid
                        ? known.flatMap(SamplerChoice::schedule)
                                .map(Named::label)
                                .orElse(schedule == null ? null : AUTOMATIC)
                        : scheduleLabel(schedule);
        return new SamplerNames(samplerLabel, scheduleLabel);
    }

    private static Optional<SamplerChoice> choice(String name) {
        String plain =
                name.endsWith(GPU_VARIANT)
                        ? name.substring(0, name.length() - GPU_VARIANT.length())
                        : name;
        try {
            return Optional.of(SamplerChoice.parse(plain));
        } catch (EngineException unknown) {
            return Optional.empty();
        }
    }

    private static @Nullable String scheduleLabel(@Nullable String name) {
        try {
            return name == null ? null : Schedule.byName(name).label();
        } catch (EngineException unknown) {
            return name;
        }
    }
}
