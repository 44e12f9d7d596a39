package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.Shortcut;

/// The keys of verbs and candidates. Those of candidates count only while one is looked at and no
/// tool has begun something, and leave the keys to the canvas otherwise.
final class VerbShortcuts {
    private static final Set<Page> HERE = Set.of(Page.CANVAS);
    private static final String VERBS = "Verbs";
    private static final String CANDIDATES = "Candidates";

    private VerbShortcuts() {}

    /// @param focusPrompt takes the keyboard to the words
    static List<Shortcut> all(CanvasViewModel canvas, Painting painting, Runnable focusPrompt) {
        VerbViewModel verbs = painting.verbs();
        StagingViewModel staging = painting.staging();
        LiveViewModel live = painting.live();
        List<Shortcut> list = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            list.add(
                    verb(
                            VerbBarView.shortcut(verb),
                            verb.label(),
                            verb.keys(),
                            () -> verbs.run(verb)));
        }
        list.add(
                verb("verb.again", "The verb shown on the canvas", "Shortcut+Enter", verbs::again));
        list.add(verb("verb.prompt", "Go to the prompt", "Shortcut+P", focusPrompt));
        list.add(verb("verb.seed", "Throw a new seed", "Shortcut+R", verbs.form()::rollSeed));
        list.add(
                verb(
                        VerbView.PLAN,
                        "Show what a verb will do",
                        VerbView.PLAN_KEYS,
                        () -> toggle(verbs.planShownProperty())));
        list.add(
                new Shortcut(
                        VerbBarView.LIVE,
                        VERBS,
                        "Paint live",
                        VerbBarView.LIVE_KEYS,
                        HERE,
                        () -> {
                            boolean offered = live.refusalProperty().get().isEmpty();
                            if (offered) {
                                toggle(live.onProperty());
                            }
                            return offered;
                        }));
        BooleanSupplier some =
                () ->
                        !canvas.tools().isBusy()
                                && (!staging.candidates().isEmpty()
                                        || staging.progressProperty().get() != null);
        BooleanSupplier one = () -> !canvas.tools().isBusy() && staging.choosingProperty().get();
        list.add(
                candidate(
                        StagingKeys.ACCEPT,
                        "Accept",
                        StagingKeys.ACCEPT_KEYS,
                        one,
                        staging::accept));
        list.add(
                candidate(
                        StagingKeys.KEEP,
                        "Keep as a layer and go on",
                        StagingKeys.KEEP_KEYS,
                        one,
                        staging::keep));
        list.add(
                candidate(
                        StagingKeys.NEXT, "The next", StagingKeys.NEXT_KEYS, some, staging::next));
        list.add(
                candidate(
                        StagingKeys.PREVIOUS,
                        "The one before",
                        StagingKeys.PREVIOUS_KEYS,
                        some,
                        staging::previous));
        list.add(
                candidate(
                        StagingKeys.MORE,
                        "Another like it",
                        StagingKeys.MORE_KEYS,
                        one,
                        staging::more));
        list.add(candidate(StagingKeys.SAVE, "Save to the gallery", "", one, staging::save));
        list.add(
                candidate(
                        StagingKeys.DISCARD,
                        "Discard",
                        StagingKeys.DISCARD_KEYS,
                        one,
                        staging::discard));
        list.add(candidate(StagingKeys.DISCARD_ALL, "Discard all", "", some, staging::discardAll));
        return list;
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }

    private static Shortcut verb(String id, String action, String keys, Runnable run) {
        return Shortcut.of(id, VERBS, action, keys, HERE, run);
    }

    private static Shortcut candidate(
            String id, String action, String keys, BooleanSupplier when, Runnable run) {
        return new Shortcut(
                id,
                CANDIDATES,
                action,
                keys,
                HERE,
                () -> {
                    boolean now = when.getAsBoolean();
                    if (now) {
                        run.run();
                    }
                    return now;
                });
    }
}
