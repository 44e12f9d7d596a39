package org.scumble.app.lora;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;

/// What is known of one adapter, and what can be done with it.
final class LoraDetailsView extends ScrollPane {
    private static final double WIDTH = 320;
    private static final double INNER = WIDTH - 44;
    private static final double COVER_HEIGHT = 204;
    private static final double CORNER = 10;

    /// Notes are kept when the hands rest.
    private static final Duration REST = Duration.millis(500);

    private final LorasViewModel loras;
    private final LoraUseViewModel use;
    private final LoraCoverView cover;
    private final LoraActionsView actions;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label problem = new Label();
    private final Label namesake = new Label();
    private final LoraChipsView words;
    private final LoraChipsView tags;
    private final LoraDefaultsView defaults;
    private final TextArea notes = new TextArea();
    private final LoraFactsView facts;
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Lora lora;

    LoraDetailsView(LoraStudio studio, LorasView.Outside outside, Images images, Hints hints) {
        loras = studio.library();
        use = studio.use();
        cover = new LoraCoverView(images, INNER, COVER_HEIGHT, CORNER);
        actions = new LoraActionsView(studio, outside, hints);
        defaults = new LoraDefaultsView(loras);
        facts = new LoraFactsView(use::insert, INNER);
        words =
                new LoraChipsView(
                        "lora-words",
                        "Trigger words",
                        "Add words…",
                        INNER,
                        new LoraChipsView.Does(
                                "Click to add it to the prompt",
                                use::insert,
                                now -> mark(it -> it.withTriggerWords(now))));
        tags =
                new LoraChipsView(
                        "lora-tags",
                        "Tags",
                        "Add a tag…",
                        INNER,
                        new LoraChipsView.Does(
                                "Click to search for it",
                                loras.filter().wordsProperty()::set,
                                now -> mark(it -> it.withTags(now))));
        title.getStyleClass().add("panel-title");
        subtitle.getStyleClass().add("hint");
        problem.getStyleClass().add("model-note");
        problem.setId("lora-problem");
        namesake.getStyleClass().add("hint");
        namesake.setId("lora-namesake");
        for (Label text : List.of(title, subtitle, problem, namesake)) {
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            text.managedProperty().bind(text.visibleProperty());
        }
        VBox head = new VBox(title, subtitle);
        head.getStyleClass().add("card-words");
        VBox content =
                new VBox(
                        cover,
                        head,
                        problem,
                        actions,
                        namesake,
                        new LoraMatchView(studio.details()),
                        words,
                        defaults,
                        tags,
                        notes(),
                        facts);
        content.getStyleClass().add("details-content");
        getStyleClass().addAll("details", "lora-details");
        setContent(content);
        setFitToWidth(true);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        loras.selectedProperty().addListener((property, before, now) -> show(now));
        show(loras.selectedProperty().get());
    }

    private VBox notes() {
        Label label = new Label("Notes");
        label.getStyleClass().add("field-label");
        label.setLabelFor(notes);
        notes.setId("lora-notes");
        notes.setWrapText(true);
        notes.setPrefRowCount(3);
        notes.setPromptText("What you found out about it");
        rest.setOnFinished(event -> keepNotes());
        notes.textProperty().addListener((property, before, now) -> rest.playFromStart());
        VBox field = new VBox(label, notes);
        field.getStyleClass().add("field");
        return field;
    }

    private void keepNotes() {
        mark(it -> it.withNotes(notes.getText()));
    }

    private void mark(UnaryOperator<LoraMarks> change) {
        Lora shown = lora;
        if (shown != null) {
            loras.mark(shown, change);
        }
    }

    private void show(@Nullable Lora now) {
        Lora before = lora;
        boolean other = before == null || now == null || !before.file().equals(now.file());
        if (other) {
            keepNotes(); // of the one shown until now
            setVvalue(0);
        }
        lora = now;
        if (now == null) {
            return;
        }
        cover.show(now);
        LoraFacts known = now.facts();
        title.setText(known == null ? now.name() : known.title());
        subtitle.setText(LoraWords.summary(now));
        problem.setVisible(now.state() == Lora.State.MISSING || !now.problem().isEmpty());
        problem.setText(LoraWords.problem(now));
        List<Lora> namesakes = loras.namesakes(now.name());
        namesake.setVisible(namesakes.size() > 1);
        namesake.setText(LoraWords.namesakes(now, namesakes));
        actions.show(now);
        words.show(known == null ? List.of() : known.triggerWords(), now.marks().triggerWords());
        tags.show(List.of(), now.marks().tags());
        defaults.show(now);
        if (other) {
            notes.setText(now.marks().notes());
        }
        facts.show(now);
    }
}
