package org.scumble.app.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;

/// The question before something that cannot be undone.
public final class Confirmation {
    private Confirmation() {}

    /// Asks, and waits for the answer; Enter and Esc both mean no.
    ///
    /// @param asker a node of the window that asks
    /// @param yes what is agreed to, as its button says it
    public static boolean ask(Node asker, String question, String consequence, String yes) {
        ButtonType agreed = new ButtonType(yes, ButtonData.OK_DONE);
        Alert alert =
                new Alert(Alert.AlertType.CONFIRMATION, consequence, ButtonType.CANCEL, agreed);
        Scene scene = asker.getScene();
        alert.initOwner(scene.getWindow());
        alert.setTitle("Scumble");
        alert.setHeaderText(question);
        DialogPane pane = alert.getDialogPane();
        // The window's theme is one of its root's style classes.
        pane.getStyleClass().addAll(scene.getRoot().getStyleClass());
        if (pane.lookupButton(agreed) instanceof Button button) {
            button.setDefaultButton(false);
            button.getStyleClass().add("danger");
        }
        if (pane.lookupButton(ButtonType.CANCEL) instanceof Button button) {
            button.setDefaultButton(true);
        }
        return alert.showAndWait().filter(agreed::equals).isPresent();
    }
}
