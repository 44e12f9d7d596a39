package org.scumble.app.generate;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Imports;

/// The words: what should be in the picture, and what should not.
final class PromptView extends VBox {
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int PROMPT_ROWS = 4;
    private static final int NEGATIVE_ROWS = 2;

    private final TextArea prompt;

    PromptView(GenerateViewModel viewModel) {
        getStyleClass().add("section");
        FormViewModel form = viewModel.form();
        prompt = area("prompt", form.promptProperty(), PROMPT_ROWS, "What do you want to see?");
        TextArea negative =
                area(
                        "negative-prompt",
                        form.negativePromptProperty(),
                        NEGATIVE_ROWS,
                        "What should not be in it?");
        getChildren()
                .addAll(
                        head(
                                "Prompt",
                                "What the picture should show. (word:1.2) gives a word more"
                                        + " weight.",
                                prompt,
                                viewModel.promptTokensProperty()),
                        prompt,
                        head(
                                "Negative prompt",
                                "What the picture should stay away from",
                                negative,
                                viewModel.negativeTokensProperty()),
                        negative);
    }

    void focusPrompt() {
        prompt.requestFocus();
        prompt.end();
    }

    /// The tip stands over the name alone: over the words it would hide what is being written.
    private static HBox head(
            String name, String tip, TextArea area, ReadOnlyObjectProperty<TokenCount> tokens) {
        Label label = Buttons.tip(new Label(name), tip);
        area.setAccessibleHelp(tip);
        label.getStyleClass().add("field-label");
        label.setLabelFor(area);
        Label count = new Label();
        count.getStyleClass().add("token-count");
        count.setId(area.getId() + "-tokens");
        Buttons.tip(
                count,
                "Tokens used of the room in the text encoder's window. A longer prompt is split"
                        + " over several windows.");
        show(count, tokens.get());
        tokens.addListener((property, before, now) -> show(count, now));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(label, gap, count);
        head.getStyleClass().add("field-head");
        return head;
    }

    private static void show(Label label, TokenCount count) {
        label.setText(count.toString());
        label.pseudoClassStateChanged(LONG, count.isLong());
    }

    private static TextArea area(String id, StringProperty text, int rows, String placeholder) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        area.setPromptText(placeholder);
        area.textProperty().bindBidirectional(text);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leaveWithTab(area, event));
        Imports.allowDroppingText(area);
        return area;
    }

    /// A tab is of no use in a prompt; it goes on to the next field, as everywhere else.
    private static void leaveWithTab(TextArea area, KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            event.consume();
            area.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
