package org.scumble.app.canvas;

import java.util.Locale;
import java.util.Set;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// The tools, one under the other, and the two colours below them.
final class ToolBarView extends BorderPane {
    /// Before these, a line begins another group.
    private static final Set<ToolKind> FIRST_OF_GROUP =
            Set.of(ToolKind.RECTANGLE, ToolKind.MOVE, ToolKind.BUCKET, ToolKind.HAND);

    ToolBarView(CanvasViewModel canvas, Hints hints) {
        getStyleClass().add("tool-bar-side");
        VBox column = new VBox();
        column.getStyleClass().add("tools");
        for (ToolKind kind : ToolKind.values()) {
            if (FIRST_OF_GROUP.contains(kind)) {
                column.getChildren().add(new Separator());
            }
            column.getChildren().add(button(canvas, hints, kind));
        }
        ScrollPane scroll = new ScrollPane(column);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("form-scroll");
        setCenter(scroll);
        setBottom(new ColourPairView(canvas.colours(), hints));
    }

    private static ToggleButton button(CanvasViewModel canvas, Hints hints, ToolKind kind) {
        ToggleButton button = Buttons.iconToggle(ToolIcons.icon(kind), kind.label());
        button.setId("tool-" + id(kind));
        button.getStyleClass().add("tool-button");
        button.setFocusTraversable(false);
        hints.tip(
                button,
                kind.label() + ": " + kind.description(),
                CanvasShortcuts.tool(kind),
                kind.keys());
        button.setOnAction(
                event -> {
                    canvas.take(kind);
                    button.setSelected(canvas.toolProperty().get() == kind);
                });
        button.setSelected(canvas.toolProperty().get() == kind);
        canvas.toolProperty()
                .addListener((property, before, now) -> button.setSelected(now == kind));
        return button;
    }

    private static String id(ToolKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
