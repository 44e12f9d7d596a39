package org.scumble.app.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.scumble.app.settings.Theme;
import org.scumble.app.ui.Looks;

/// Stands in for the studio when it cannot be opened: what happened, why, and what to do.
public final class ProblemView extends VBox {
    public ProblemView(String problem, Runnable onClose) {
        getStyleClass().add("problem");
        getStylesheets().add(Looks.sheet());
        Looks.wear(this, Theme.DARK);
        Label title = new Label("Scumble cannot start");
        title.getStyleClass().add("problem-title");
        Label text = new Label(problem);
        text.setWrapText(true);
        Button close = new Button("Close");
        close.getStyleClass().add("accent");
        close.setDefaultButton(true);
        close.setOnAction(event -> onClose.run());
        getChildren().addAll(title, text, close);
    }
}
