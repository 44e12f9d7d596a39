package org.scumble.engine.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.prompt.Embeddings;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.PromptSchedule;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.stage.Conditioning;
import org.scumble.engine.stage.TextConditioner;

/// A request's prompt and negative prompt, encoded for every step and equally long.
record Prompts(ConditioningPlan positive, ConditioningPlan negative) {

    /// @param embeddings that the prompts may name
    /// @param steps how many steps are run, over which prompt editing is spread
    /// @param progress told of what the prompts ask for in vain
    static Prompts encode(
            TextConditioner text,
            Embeddings embeddings,
            GenerationSettings settings,
            int steps,
            Progress progress,
            Cancellation cancellation) {
        UsableEmbeddings usable = new UsableEmbeddings(embeddings, text.embeddingFit());
        Prompt prompt = Prompt.parse(settings.prompt(), usable);
        // Without guidance nothing asks for it, so that not even its length may count.
        String negativeText = settings.guidanceScale() == 1 ? "" : settings.negativePrompt();
        Prompt negativePrompt = Prompt.parse(negativeText, usable);
        usable.notices().forEach(notice -> progress.on(new Progress.Notice(notice)));

        List<PromptSchedule> schedules = text.schedules(prompt, steps);
        List<PromptSchedule> negativeSchedules = text.schedules(negativePrompt, steps);
        int chunks =
                Stream.concat(schedules.stream(), negativeSchedules.stream())
                        .flatMap(schedule -> schedule.segments().stream())
                        .mapToInt(segment -> segment.prompt().chunks().size())
                        .max()
                        .orElseThrow();
        Encoder encoder = new Encoder(text, chunks, settings.clipSkip(), cancellation);
        ConditioningPlan positive = encoder.plan(schedules);
        if (negativeText.isBlank() && text.zerosForEmptyPrompt()) {
            Conditioning zeros = positive.at(0).zeros();
            return new Prompts(
                    positive, new ConditioningPlan(negativeSchedules.getFirst(), List.of(zeros)));
        }
        return new Prompts(positive, encoder.plan(negativeSchedules));
    }

    /// The names of the embeddings that are used, each once, in order.
    List<String> embeddings() {
        return Stream.of(positive, negative)
                .flatMap(plan -> plan.schedule().embeddings().stream())
                .distinct()
                .toList();
    }

    /// Encodes each wording once: `[a|b]` comes back to the same two at every other step.
    private static final class Encoder {
        private final TextConditioner text;
        private final int chunks;
        private final int clipSkip;
        private final Cancellation cancellation;
        private final Map<List<WeightedPrompt>, Conditioning> known = new HashMap<>();

        Encoder(TextConditioner text, int chunks, int clipSkip, Cancellation cancellation) {
            this.text = text;
            this.chunks = chunks;
            this.clipSkip = clipSkip;
            this.cancellation = cancellation;
        }

        /// @param schedules one a text encoder, with the same segments
        ConditioningPlan plan(List<PromptSchedule> schedules) {
            PromptSchedule first = schedules.getFirst();
            List<Conditioning> parts = new ArrayList<>();
            for (int i = 0; i < first.segments().size(); i++) {
                int index = i;
                List<WeightedPrompt> prompts =
                        schedules.stream()
                                .map(schedule -> schedule.segments().get(index).prompt())
                                .toList();
                parts.add(known.computeIfAbsent(prompts, this::encode));
            }
            return new ConditioningPlan(first, parts);
        }

        private Conditioning encode(List<WeightedPrompt> prompts) {
            return text.encode(prompts, chunks, clipSkip, cancellation);
        }
    }
}
