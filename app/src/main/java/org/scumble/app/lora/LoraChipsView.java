package org.scumble.app.lora;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.ui.Buttons;

/// Words side by side under a heading: those that came with the file, then the artist's own, which
/// can be added and taken away.
final class LoraChipsView extends VBox {
    private final double width;
    private final Does does;
    private final FlowPane flow = new FlowPane();
    private final TextField field = new TextField();
    private List<String> own = List.of();

    /// What happens to words.
    ///
    /// @param tip of a word, what clicking it does
    /// @param clicked hears of a word that was clicked
    /// @param changed hears of the artist's own words when they change
    record Does(String tip, Consumer<String> clicked, Consumer<List<String>> changed) {}

    /// @param width of the whole
    LoraChipsView(String id, String heading, String hint, double width, Does does) {
        this.width = width;
        this.does = does;
        setId(id);
        getStyleClass().add("field");
        Label label = new Label(heading);
        label.getStyleClass().add("field-label");
        flow.getStyleClass().add("chips");
        flow.setPrefWrapLength(width);
        field.setPromptText(hint);
        field.getStyleClass().add("chip-field");
        field.setAccessibleText(hint);
        field.setOnAction(event -> add());
        getChildren().addAll(label, flow);
    }

    /// @param given that cannot be taken away
    /// @param chosen the artist's own
    void show(List<String> given, List<String> chosen) {
        own = List.copyOf(chosen);
        List<Node> chips = new ArrayList<>();
        given.forEach(word -> chips.add(chip(word)));
        own.stream()
                .filter(word -> !given.contains(word))
                .forEach(word -> chips.add(ownChip(word)));
        chips.add(field);
        flow.getChildren().setAll(chips);
    }

    private Button chip(String word) {
        Button chip = Buttons.tip(new Button(word), word + "\n\n" + does.tip());
        chip.getStyleClass().addAll("word-chip");
        chip.setMaxWidth(width);
        chip.setOnAction(event -> does.clicked().accept(word));
        return chip;
    }

    private Node ownChip(String word) {
        Button text = chip(word);
        text.setMaxWidth(width - 24);
        Button remove = Buttons.icon(MaterialDesignC.CLOSE, "Remove " + word, () -> remove(word));
        HBox chip = new HBox(text, remove);
        chip.getStyleClass().add("own-chip");
        return chip;
    }

    private void add() {
        String word = field.getText().strip();
        field.clear();
        if (!word.isEmpty() && !own.contains(word)) {
            List<String> more = new ArrayList<>(own);
            more.add(word);
            does.changed().accept(more);
            field.requestFocus();
        }
    }

    private void remove(String word) {
        does.changed().accept(own.stream().filter(other -> !other.equals(word)).toList());
    }
}
