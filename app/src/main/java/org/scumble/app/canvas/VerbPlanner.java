package org.scumble.app.canvas;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.settings.StepTime;
import org.scumble.app.ui.Format;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.MemoryNeed;
import org.scumble.engine.image.Mask;
import org.scumble.engine.pipeline.InpaintPlan;
import org.scumble.engine.pipeline.InpaintPlan.Refinement;
import org.scumble.engine.pipeline.MaskEdges;
import org.scumble.engine.pipeline.PictureLimits;

/// Works out where, at what size and for how long a verb will paint. Takes a moment, for it looks
/// at the whole mask.
final class VerbPlanner {
    /// A larger region is too much to look at after each stroke.
    private static final long MOST_PIXELS = 40_000_000;

    /// How many estimates of memory are kept.
    private static final int MOST_NEEDS = 64;

    private final MemoryEstimator memory;
    private final Map<Size, MemoryNeed> needs = new LinkedHashMap<>();
    private final Function<String, Optional<StepTime>> pace;

    /// @param pace of a model, by its path
    VerbPlanner(MemoryEstimator memory, Function<String, Optional<StepTime>> pace) {
        this.memory = memory;
        this.pace = pace;
    }

    /// The plan of a task.
    ///
    /// @param form what the form says
    /// @return nothing if the mask turns out to be empty, or is very large
    Optional<VerbPlan> plan(
            Document document, VerbTask task, GenerationSettings form, PictureLimits limits) {
        if (task.result().area() > MOST_PIXELS) {
            return Optional.empty();
        }
        Mask mask = task.mask(document);
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        GenerationSettings settings = VerbRequests.adapted(task.verb(), form);
        InpaintPlan plan = RequestPlan.of(mask, task.strength(), task.options(), settings, limits);
        MaskEdges edges =
                MaskEdges.of(mask, plan.maskBounds(), task.strength(), task.options(), limits);
        MemoryNeed need = need(plan, settings);
        boolean lacking = need != null && !need.fits();
        String note = "";
        if (need != null && lacking) {
            InpaintPlan smaller = plan;
            if (task.options().processing() == Processing.AUTO) {
                smaller =
                        RequestPlan.of(
                                mask,
                                task.strength(),
                                task.options().withProcessing(Processing.MODEL_SIZE),
                                settings,
                                limits);
            }
            MemoryNeed less = need(smaller, settings);
            boolean possible = less != null && less.fits();
            note = possible ? withoutDetail(smaller) : impossible(less == null ? need : less);
            plan = smaller;
            need = less;
        } else if (plan.refinement() != null) {
            note = twoPasses(plan, plan.refinement());
        }
        return Optional.of(
                new VerbPlan(
                        task,
                        plan,
                        edges,
                        new VerbForecast(time(task, plan, settings), need, note, lacking),
                        VerbTint.of(plan)));
    }

    /// Of the pass that takes more.
    private @Nullable MemoryNeed need(InpaintPlan plan, GenerationSettings settings) {
        int width = plan.paintWidth();
        int height = plan.paintHeight();
        Refinement second = plan.refinement();
        if (second != null && (long) second.width() * second.height() > (long) width * height) {
            width = second.width();
            height = second.height();
        }
        try {
            return need(new Size(settings.model(), width, height, isGuided(settings)));
        } catch (EngineException e) {
            return null; // painting with the model will say what is wrong with it
        }
    }

    private record Size(String model, int width, int height, boolean guided) {}

    /// Remembered, as it takes a while and seldom changes.
    private MemoryNeed need(Size size) {
        MemoryNeed known = needs.get(size);
        if (known == null) {
            known = memory.need(Path.of(size.model), size.width, size.height, size.guided);
            if (needs.size() == MOST_NEEDS) {
                needs.clear();
            }
            needs.put(size, known);
        }
        return known;
    }

    private @Nullable Duration time(VerbTask task, InpaintPlan plan, GenerationSettings settings) {
        return pace.apply(settings.model())
                .map(
                        step -> {
                            Duration one =
                                    step.step(
                                                    (long) plan.paintWidth() * plan.paintHeight(),
                                                    isGuided(settings))
                                            .multipliedBy(steps(settings.steps(), task.strength()));
                            Refinement second = plan.refinement();
                            if (second != null) {
                                one =
                                        one.plus(
                                                step.step(
                                                                (long) second.width()
                                                                        * second.height(),
                                                                isGuided(settings))
                                                        .multipliedBy(
                                                                steps(
                                                                        settings.steps(),
                                                                        second.strength())));
                            }
                            return one.multipliedBy(settings.count());
                        })
                .orElse(null);
    }

    private static int steps(int all, double strength) {
        return strength == 0 ? 0 : Math.max(1, (int) (all * strength));
    }

    static boolean isGuided(GenerationSettings settings) {
        return settings.guidanceScale() != 1;
    }

    private static String withoutDetail(InpaintPlan plan) {
        return "There is not enough memory for all the detail: painted at %s and enlarged."
                .formatted(size(plan.paintWidth(), plan.paintHeight()));
    }

    private static String impossible(MemoryNeed need) {
        return "This takes about %s of memory, and there is %s: choose a smaller part, or a smaller size to process at."
                .formatted(Format.bytes(need.bytes()), Format.bytes(need.present()));
    }

    private static String twoPasses(InpaintPlan plan, Refinement second) {
        return "Too large to compose at once: composed at %s, then worked out at %s."
                .formatted(
                        size(plan.paintWidth(), plan.paintHeight()),
                        size(second.width(), second.height()));
    }

    static String size(int width, int height) {
        return "%d × %d".formatted(width, height);
    }
}
