package org.scumble.app.canvas;

import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.scumble.app.models.Model;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// The canvas's prompt and the verbs under it, what the next one will take, and the settings behind
/// them.
final class VerbView extends VBox {
    /// The id of the keys that show the plan, and those it comes with.
    static final String PLAN = "verb.plan";

    static final String PLAN_KEYS = "Alt+P";

    private static final PseudoClass LACKING = PseudoClass.getPseudoClass("lacking");
    private static final int ROWS = 2;

    private final VerbViewModel verbs;
    private final TextArea prompt = new TextArea();

    VerbView(
            VerbViewModel verbs,
            LiveViewModel live,
            ObservableList<Model> models,
            Consumer<Model> choose,
            Node loras,
            Hints hints) {
        this.verbs = verbs;
        setId("verb-panel");
        getStyleClass().add("verb-panel");
        prompt.setId("canvas-prompt");
        prompt.setWrapText(true);
        prompt.setPrefRowCount(ROWS);
        prompt.setPromptText("What do you want to see there?");
        prompt.textProperty().bindBidirectional(verbs.form().promptProperty());
        prompt.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        VerbMoreView more = new VerbMoreView(verbs, live, models, choose);
        more.managedProperty().bind(more.visibleProperty());
        more.setVisible(false);
        VerbRowView row = new VerbRowView(new VerbBarView(verbs, live, hints), loras, more);
        getChildren().addAll(prompt, row, details(hints), more);
    }

    /// Takes the keyboard to the words.
    void focusPrompt() {
        prompt.requestFocus();
        prompt.end();
    }

    private ToggleButton planShown(Hints hints) {
        ToggleButton plan =
                hints.tip(
                        Buttons.iconToggle(MaterialDesignE.EYE_OUTLINE, "Show the plan"),
                        "Show on the canvas what a verb will do: what the model looks at, where"
                                + " painting fades out, and where old and new are mixed",
                        PLAN,
                        PLAN_KEYS);
        plan.setId("show-plan");
        plan.setFocusTraversable(false);
        plan.selectedProperty().bindBidirectional(verbs.planShownProperty());
        return plan;
    }

    /// What the next verb will take, and what is done otherwise because the whole is too large.
    private HBox details(Hints hints) {
        Label summary = new Label();
        summary.setId("verb-summary");
        summary.getStyleClass().add("hint");
        summary.setMinWidth(USE_PREF_SIZE);
        summary.textProperty().bind(verbs.outlookProperty().map(VerbOutlook::summary));
        Buttons.tip(
                summary,
                "What the next verb will take: the size it paints at, the time as last measured"
                        + " with this model, and memory");
        Label note = new Label();
        note.setId("verb-note");
        note.getStyleClass().add("verb-note");
        note.setMinWidth(0);
        Buttons.tip(note, "");
        note.getTooltip().textProperty().bind(note.textProperty());
        verbs.outlookProperty().addListener((property, before, now) -> show(note, now.plan()));
        show(note, verbs.outlookProperty().get().plan());
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox details = new HBox(summary, note, planShown(hints));
        details.getStyleClass().add("verb-details");
        return details;
    }

    private static void show(Label note, @Nullable VerbPlan plan) {
        note.setText(plan == null ? "" : plan.forecast().note());
        note.pseudoClassStateChanged(LACKING, plan != null && plan.forecast().lacking());
    }

    /// A tab is of no use in a prompt; it goes on, as everywhere else.
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            event.consume();
            prompt.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
