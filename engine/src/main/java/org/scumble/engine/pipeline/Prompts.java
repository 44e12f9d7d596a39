package org.scumble.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.PromptSchedule;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.stage.TextConditioner;

/// A request's prompt and negative prompt, encoded for every step and equally long.
record Prompts(ConditioningPlan positive, ConditioningPlan negative) {

    /// @param steps how many steps are run, over which prompt editing is spread
    static Prompts encode(
            TextConditioner text,
            GenerationSettings settings,
            int steps,
            Cancellation cancellation) {
        List<PromptSchedule> positive = text.schedules(Prompt.parse(settings.prompt()), steps);
        List<PromptSchedule> negative =
                text.schedules(Prompt.parse(negativePrompt(settings)), steps);
        int chunks =
                Stream.concat(positive.stream(), negative.stream())
                        .flatMap(schedule -> schedule.segments().stream())
                        .mapToInt(segment -> segment.prompt().chunks().size())
                        .max()
                        .orElseThrow();
        return new Prompts(
                plan(text, positive, chunks, settings.clipSkip(), cancellation),
                plan(text, negative, chunks, settings.clipSkip(), cancellation));
    }

    /// Without guidance nothing asks for it, so that not even its length may count.
    private static String negativePrompt(GenerationSettings settings) {
        return settings.guidanceScale() == 1 ? "" : settings.negativePrompt();
    }

    private static ConditioningPlan plan(
            TextConditioner text,
            List<PromptSchedule> schedules,
            int chunks,
            int clipSkip,
            Cancellation cancellation) {
        List<ConditioningPlan.Part> parts = new ArrayList<>();
        List<PromptSchedule.Segment> segments = schedules.getFirst().segments();
        for (int i = 0; i < segments.size(); i++) {
            int index = i;
            List<WeightedPrompt> prompts =
                    schedules.stream()
                            .map(schedule -> schedule.segments().get(index).prompt())
                            .toList();
            parts.add(
                    new ConditioningPlan.Part(
                            segments.get(i).untilStep(),
                            text.encode(prompts, chunks, clipSkip, cancellation)));
        }
        return new ConditioningPlan(parts);
    }
}
