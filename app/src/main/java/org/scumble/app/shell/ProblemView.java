package org.scumble.app.shell;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Stands in for the studio when it cannot be opened: what happened, why, and what to do.
public final class ProblemView extends VBox {
    private static final double WIDTH = 460;
    private static final double GAP = 16;
    private static final double MARGIN = 32;

    public ProblemView(String problem, Runnable onClose) {
        Label title = new Label("Scumble cannot start");
        title.setStyle("-fx-font-size: 18px; -fx-font-weight: bold;");
        Label text = new Label(problem);
        text.setWrapText(true);
        text.setPrefWidth(WIDTH);
        Button close = new Button("Close");
        close.setDefaultButton(true);
        close.setOnAction(event -> onClose.run());
        setSpacing(GAP);
        setPadding(new Insets(MARGIN));
        getChildren().addAll(title, text, close);
    }
}
