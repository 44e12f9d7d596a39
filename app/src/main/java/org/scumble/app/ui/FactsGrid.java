package org.scumble.app.ui;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// What is known of something: names on the left, values on the right.
public final class FactsGrid extends GridPane {
    public FactsGrid() {
        getStyleClass().add("facts");
    }

    /// Adds a fact below the others.
    public void addFact(String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("hint");
        label.setMinWidth(USE_PREF_SIZE);
        setValignment(label, VPos.TOP);
        Label text = new Label(value);
        text.setWrapText(true);
        addRow(getRowCount(), label, text);
    }
}
