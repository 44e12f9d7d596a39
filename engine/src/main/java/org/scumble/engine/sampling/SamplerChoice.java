package org.scumble.engine.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.scumble.engine.EngineException;

/// A sampler and, where one is named, a schedule, as people and picture files write them.
///
/// @param schedule empty for the sampler's usual one
public record SamplerChoice(Samplers sampler, Optional<Schedule> schedule) {
    private static final String AUTOMATIC = "automatic";

    /// Reads a sampler's name, also with the schedule behind it as AUTOMATIC1111 wrote them until
    /// 1.8: "DPM++ 2M Karras".
    ///
    /// @throws EngineException BAD_REQUEST, with the valid names, for a name unknown
    public static SamplerChoice parse(String name) {
        return Arrays.stream(Schedule.values())
                .filter(schedule -> endsWith(name, schedule.label()))
                .max(Comparator.comparingInt(schedule -> schedule.label().length()))
                .map(schedule -> new SamplerChoice(before(name, schedule), Optional.of(schedule)))
                .orElseGet(() -> new SamplerChoice(Samplers.byName(name), Optional.empty()));
    }

    /// Reads a sampler's and a schedule's name; the schedule "Automatic" is the usual one.
    ///
    /// @throws EngineException BAD_REQUEST, with the valid names, for a name unknown
    public static SamplerChoice parse(String sampler, String schedule) {
        return AUTOMATIC.equals(Named.plain(schedule))
                ? parse(sampler)
                : new SamplerChoice(
                        parse(sampler).sampler(), Optional.of(Schedule.byName(schedule)));
    }

    /// The noise levels of a trajectory of so many steps.
    public Sigmas sigmas(NoiseSchedule noise, int steps) {
        Schedule chosen = schedule.orElse(sampler.usualSchedule(noise));
        return sampler.sampler().sigmas(chosen, noise, steps);
    }

    private static Samplers before(String name, Schedule schedule) {
        int length = name.length() - schedule.label().length();
        return Samplers.byName(name.substring(0, length).strip());
    }

    private static boolean endsWith(String name, String label) {
        return name.toLowerCase(Locale.ROOT).endsWith(" " + label.toLowerCase(Locale.ROOT));
    }
}
