package org.scumble.app.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Keys;

/// Where text is typed, right under the place where it will stand.
final class TextEntryView extends VBox {
    private static final double WIDTH = 260;
    private static final double GAP = 10;

    /// A line's height, in sizes of its letters.
    private static final double LINE = 1.3;

    private static final int ROWS = 3;

    private final CanvasViewModel canvas;
    private final TextArea field = new TextArea();
    private final Runnable done;

    /// @param done the typing has ended
    TextEntryView(CanvasViewModel canvas, Runnable done) {
        this.canvas = canvas;
        this.done = done;
        getStyleClass().addAll("panel", "text-entry");
        setManaged(false);
        setVisible(false);
        field.setId("text-entry");
        field.setPromptText("Your text");
        field.setPrefRowCount(ROWS);
        field.setWrapText(false);
        field.textProperty()
                .addListener(
                        (property, before, now) -> {
                            if (isVisible()) {
                                canvas.tools().text().setText(now);
                            }
                        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        Label hint = new Label(Keys.name("Shortcut+Enter") + " keeps it");
        hint.getStyleClass().add("hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button keep =
                Buttons.icon(
                        MaterialDesignC.CHECK,
                        Keys.hint("Keep the text", "Shortcut+Enter"),
                        this::keep);
        Button drop = Buttons.icon(MaterialDesignC.CLOSE, Keys.hint("Drop it", "Esc"), this::drop);
        HBox foot = new HBox(hint, gap, drop, keep);
        foot.getStyleClass().add("text-entry-foot");
        getChildren().addAll(field, foot);
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            keep();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            drop();
            event.consume();
        }
    }

    private void keep() {
        canvas.tools().text().finish();
        done.run();
    }

    private void drop() {
        canvas.tools().text().cancel();
        done.run();
    }

    /// Shows itself where text is being typed, or hides.
    ///
    /// @param layers whose coordinates the viewport's are
    /// @param width of what they lie in
    void place(Viewport view, double density, Node layers, double width, double height) {
        Point at = canvas.tools().text().place();
        boolean typing = at != null;
        if (at != null) {
            double size = canvas.options().text().size() * view.zoom() / density;
            double tall = prefHeight(WIDTH);
            Point2D place =
                    layers.localToParent(
                            view.screenX(at.x()) / density, view.screenY(at.y()) / density);
            double above = place.getY();
            double below = above + size * LINE + GAP;
            // Never over the text itself, if there is room on either side of it.
            double y = below + tall + GAP <= height ? below : above - tall - GAP;
            resizeRelocate(
                    Math.clamp(place.getX(), GAP, Math.max(GAP, width - WIDTH - GAP)),
                    Math.clamp(y, GAP, Math.max(GAP, height - tall - GAP)),
                    WIDTH,
                    tall);
        }
        if (typing != isVisible()) {
            setVisible(typing);
            if (typing) {
                field.clear();
                field.requestFocus();
            }
        }
    }
}
