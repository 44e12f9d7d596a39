package org.scumble.app.lora;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.scumble.app.lora.LoraFacts.Learned;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.FactsGrid;
import org.scumble.app.ui.Format;
import org.scumble.engine.weights.Family;

/// What an adapter's file says: what it learned from, what its maker tells, and its numbers.
final class LoraFactsView extends VBox {
    private static final int MOST_TAGS = 24;

    private final Consumer<String> insert;
    private final double width;

    /// @param insert writes words into the prompt
    LoraFactsView(Consumer<String> insert, double width) {
        this.insert = insert;
        this.width = width;
        getStyleClass().add("details-section");
    }

    void show(Lora lora) {
        getChildren().clear();
        LoraFacts facts = lora.facts();
        if (facts != null) {
            addLearned(facts.learned());
            addText("From its maker", facts.description());
            addText("To know", String.join("\n", facts.notes()));
        }
        getChildren().add(grid(lora));
    }

    private void addLearned(List<Learned> learned) {
        if (learned.isEmpty()) {
            return;
        }
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("chips");
        flow.setPrefWrapLength(width);
        learned.stream().limit(MOST_TAGS).forEach(tag -> flow.getChildren().add(chip(tag)));
        getChildren().add(field("Learned from pictures of", flow));
    }

    private Button chip(Learned learned) {
        Button chip = new Button(learned.tag());
        Label count = new Label(Integer.toString(learned.count()));
        count.getStyleClass().add("chip-count");
        chip.setGraphic(count);
        chip.getStyleClass().addAll("word-chip", "learned");
        chip.setMaxWidth(width);
        chip.setOnAction(event -> insert.accept(learned.tag()));
        return Buttons.tip(
                chip,
                "%d of its pictures. Click to add it to the prompt".formatted(learned.count()));
    }

    private void addText(String heading, String text) {
        if (!text.isBlank()) {
            Label words = new Label(text.strip());
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            getChildren().add(field(heading, words));
        }
    }

    private static VBox field(String heading, Node content) {
        Label label = new Label(heading);
        label.getStyleClass().add("field-label");
        VBox field = new VBox(label, content);
        field.getStyleClass().add("field");
        return field;
    }

    private static FactsGrid grid(Lora lora) {
        FactsGrid grid = new FactsGrid();
        LoraFacts facts = lora.facts();
        if (facts != null) {
            add(grid, "Kind", LoraWords.kind(facts.kind()));
            Family family = facts.family();
            add(grid, "Made for", family == null ? "not known" : family.words());
            add(grid, "Author", facts.author());
            if (facts.rank() > 0) {
                String alpha = facts.alpha() == 0 ? "" : ", alpha " + Format.weight(facts.alpha());
                add(grid, "Rank", facts.rank() + alpha);
            }
            add(grid, "Layers", LoraWords.layers(facts));
        }
        add(grid, "Name", lora.name());
        add(grid, "Size", Format.bytes(lora.bytes()));
        add(grid, "Since", Format.time(lora.added()));
        add(grid, "Folder", String.valueOf(lora.file().getParent()));
        return grid;
    }

    private static void add(FactsGrid grid, String name, String value) {
        if (!value.isBlank()) {
            grid.addFact(name, value);
        }
    }
}
