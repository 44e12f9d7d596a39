package org.scumble.app.canvas;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.pipeline.PictureLimits;

/// Works out in the background which verbs could be run, and what the one that is looked at will
/// do. Of several questions in a row, the last alone is answered.
final class VerbOutlooks {
    private final VerbPlanner planner;
    private final ReadOnlyObjectWrapper<VerbOutlook> outlook;
    private final Latest<Question> questions;

    /// A document as it is now, with all that plans depend on.
    ///
    /// @param pointed the verb under the pointer; null if there is none
    /// @param last the one that was run last; null if none was
    record Question(
            Document document,
            @Nullable Verb pointed,
            @Nullable Verb last,
            GenerationSettings settings,
            PictureLimits limits) {}

    /// @param first why no verb can be run at first
    VerbOutlooks(String first, VerbPlanner planner, Tasks tasks, Notices notices) {
        this.planner = planner;
        outlook = new ReadOnlyObjectWrapper<>(VerbOutlook.none(first));
        questions =
                Latest.answering(
                        tasks,
                        this::answer,
                        outlook::set,
                        e -> notices.showError("What the verbs will do cannot be shown", e));
    }

    ReadOnlyObjectProperty<VerbOutlook> property() {
        return outlook.getReadOnlyProperty();
    }

    void ask(Question question) {
        questions.offer(question);
    }

    /// No verb can be run.
    void refuse(String why) {
        outlook.set(VerbOutlook.none(why));
    }

    private VerbOutlook answer(Question question) {
        Document document = question.document();
        Map<Verb, VerbTask> possible = new EnumMap<>(Verb.class);
        Map<Verb, String> refusals = new EnumMap<>(Verb.class);
        VerbTargets targets = VerbTargets.of(document);
        for (Verb verb : Verb.values()) {
            targets.of(verb)
                    .ifPresentOrElse(
                            target ->
                                    possible.put(
                                            verb,
                                            VerbTask.of(document, verb, target, question.limits())),
                            () -> refusals.put(verb, VerbTarget.missing(document, verb)));
        }
        VerbTask looked = looked(question, possible);
        Optional<VerbPlan> plan =
                looked == null
                        ? Optional.empty()
                        : planner.plan(document, looked, question.settings(), question.limits());
        return new VerbOutlook(refusals, plan.orElse(null));
    }

    /// The verb that is pointed at, else the last one if it can be run again, else the first that
    /// can.
    private static @Nullable VerbTask looked(Question question, Map<Verb, VerbTask> possible) {
        if (question.pointed() != null) {
            return possible.get(question.pointed());
        }
        VerbTask again = question.last() == null ? null : possible.get(question.last());
        return again != null ? again : possible.values().stream().findFirst().orElse(null);
    }
}
