package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.app.canvas.paint.Texts;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DragField;
import org.scumble.app.ui.Hints;

/// What can be chosen for the tool in the hand.
final class OptionsBarView extends HBox {
    private static final double MOST_FEATHER = 200;
    private static final double MOST_TEXT = 1000;

    private final CanvasViewModel canvas;
    private final EditViewModel edit;
    private final Hints hints;
    private final Button apply;
    private final Button cancel;

    OptionsBarView(CanvasViewModel canvas, EditViewModel edit, Hints hints) {
        this.canvas = canvas;
        this.edit = edit;
        this.hints = hints;
        setId("options-bar");
        getStyleClass().add("options");
        apply =
                ending(
                        MaterialDesignC.CHECK,
                        "Apply",
                        "Keep the transformation (Enter)",
                        canvas.tools()::finish);
        apply.setId("apply-transform");
        cancel =
                ending(
                        MaterialDesignC.CLOSE,
                        "Cancel",
                        "Put everything back (Esc)",
                        canvas::cancel);
        canvas.redrawsProperty().addListener((property, before, now) -> showPending());
        canvas.toolProperty().addListener((property, before, now) -> show(now));
        showPending();
        show(canvas.toolProperty().get());
    }

    private static Button ending(Ikon icon, String text, String tip, Runnable run) {
        Button button = Buttons.labelled(icon, text, tip, run);
        button.getStyleClass().add("small-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        return button;
    }

    private void showPending() {
        boolean pending = canvas.tools().move().isPending();
        apply.setDisable(!pending);
        cancel.setDisable(!pending);
    }

    private void show(ToolKind kind) {
        FontIcon icon = new FontIcon(ToolIcons.icon(kind));
        icon.getStyleClass().add("tool-icon");
        Label name = new Label(kind.label(), icon);
        name.getStyleClass().add("tool-name");
        name.setMinWidth(USE_PREF_SIZE);
        List<Node> nodes = new ArrayList<>();
        nodes.add(name);
        nodes.addAll(
                switch (kind) {
                    case BRUSH, ERASER, MASK_BRUSH, MASK_ERASER -> brush();
                    case RECTANGLE, ELLIPSE, LASSO, POLYGON -> selection();
                    case WAND -> wand();
                    case MOVE -> move();
                    case FRAME -> frame();
                    case BUCKET -> similar();
                    case GRADIENT -> gradient();
                    case TEXT -> text();
                    case PICKER -> picker();
                    case HAND -> hand();
                });
        getChildren().setAll(nodes);
    }

    private List<Node> brush() {
        BrushViewModel brush = canvas.brushes();
        DragField size =
                DragField.pixels(
                        "Size",
                        Brush.MIN_SIZE,
                        Brush.MAX_SIZE,
                        "The brush's diameter. Keys [ and ] change it too.");
        size.setId("brush-size");
        return List.of(
                size.bind(brush.sizeProperty()),
                DragField.percent("Hardness", "How sharp the brush's edge is.")
                        .bind(brush.hardnessProperty()),
                DragField.percent("Opacity", "How much a stroke covers what is below.")
                        .bind(brush.opacityProperty()),
                DragField.percent("Smoothing", "Takes the tremor out of the hand.")
                        .bind(brush.smoothingProperty()),
                new DragField(
                                "Spacing",
                                Brush.MIN_SPACING,
                                1,
                                1,
                                0.01,
                                100,
                                " %",
                                "The way between two dabs, as a share of the size.")
                        .bind(brush.spacingProperty()));
    }

    private HBox modes() {
        HBox segments = new HBox();
        segments.getStyleClass().addAll("segments", "icon-segments");
        ToggleGroup group = new ToggleGroup();
        for (Selections.Mode mode : Selections.Mode.values()) {
            ToggleButton button = segment(icon(mode), words(mode), group);
            button.setSelected(canvas.choices().modeProperty().get() == mode);
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        canvas.choices().modeProperty().set(mode);
                    });
            segments.getChildren().add(button);
        }
        return segments;
    }

    private static ToggleButton segment(Ikon icon, String tip, ToggleGroup group) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setToggleGroup(group);
        button.setFocusTraversable(false);
        button.setAccessibleText(tip);
        return Buttons.tip(button, tip);
    }

    private static Ikon icon(Selections.Mode mode) {
        return switch (mode) {
            case REPLACE -> MaterialDesignV.VECTOR_SQUARE;
            case ADD -> MaterialDesignV.VECTOR_UNION;
            case SUBTRACT -> MaterialDesignV.VECTOR_DIFFERENCE_AB;
            case INTERSECT -> MaterialDesignV.VECTOR_INTERSECTION;
        };
    }

    private static String words(Selections.Mode mode) {
        return switch (mode) {
            case REPLACE -> "A new selection takes the place of the present one";
            case ADD -> "A new selection is added (Shift)";
            case SUBTRACT -> "A new selection is taken away (Alt)";
            case INTERSECT -> "What both have in common stays selected (Shift and Alt)";
        };
    }

    private List<Node> selection() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(modes());
        nodes.add(feather());
        nodes.add(new Separator(Orientation.VERTICAL));
        nodes.addAll(selectionActions());
        return nodes;
    }

    private DragField feather() {
        return DragField.pixels("Feather", 0, MOST_FEATHER, "How far a new selection's edge fades.")
                .bind(canvas.choices().featherProperty());
    }

    private List<Node> selectionActions() {
        return List.of(
                action(
                        MaterialDesignS.SELECT_ALL,
                        "Select all",
                        CanvasAction.SELECT_ALL,
                        edit::selectAll),
                action(
                        MaterialDesignS.SELECTION_OFF,
                        "Deselect",
                        CanvasAction.DESELECT,
                        edit::deselect),
                action(
                        MaterialDesignS.SELECT_INVERSE,
                        "Invert the selection",
                        CanvasAction.INVERT_SELECTION,
                        edit::invertSelection),
                action(
                        MaterialDesignF.FORMAT_COLOR_HIGHLIGHT,
                        "Paint what is selected anew: adds it to the mask",
                        CanvasAction.SELECTION_TO_MASK,
                        edit::selectionToMask));
    }

    private Button action(Ikon icon, String what, CanvasAction action, Runnable run) {
        Button button = Buttons.icon(icon, what, run);
        button.setFocusTraversable(false);
        return hints.tip(button, what, action.id(), action.keys());
    }

    private ToggleButton toggle(Ikon icon, String tip, BooleanProperty property) {
        ToggleButton button = Buttons.iconToggle(icon, tip);
        button.setFocusTraversable(false);
        button.selectedProperty().bindBidirectional(property);
        return button;
    }

    private List<Node> wand() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(modes());
        nodes.addAll(similar());
        nodes.add(feather());
        nodes.addAll(selectionActions());
        return nodes;
    }

    private List<Node> similar() {
        return List.of(
                new DragField(
                                "Tolerance",
                                0,
                                255,
                                1.5,
                                1,
                                1,
                                "",
                                "How different a colour may be to count as similar.")
                        .bind(canvas.choices().toleranceProperty()),
                toggle(
                        MaterialDesignV.VECTOR_LINK,
                        "Only what hangs together with the clicked place",
                        canvas.choices().contiguousProperty()),
                allLayers());
    }

    private ToggleButton allLayers() {
        return toggle(
                MaterialDesignL.LAYERS_TRIPLE_OUTLINE,
                "Look at all visible layers, not at the active one alone",
                canvas.choices().sampleAllProperty());
    }

    private List<Node> move() {
        return List.of(
                action(
                        MaterialDesignF.FLIP_HORIZONTAL,
                        "Flip the layer left to right",
                        CanvasAction.FLIP_LAYER_ACROSS,
                        () -> edit.flipLayer(true)),
                action(
                        MaterialDesignF.FLIP_VERTICAL,
                        "Flip the layer top to bottom",
                        CanvasAction.FLIP_LAYER_DOWN,
                        () -> edit.flipLayer(false)),
                new Separator(Orientation.VERTICAL),
                apply,
                cancel,
                hint("Shift keeps the ratio, Alt the middle. Outside the corners it turns."));
    }

    private static Label hint(String words) {
        Label hint = new Label(words);
        hint.getStyleClass().add("hint");
        hint.setMinWidth(0);
        return hint;
    }

    private List<Node> frame() {
        return List.of(
                action(
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                        "Around the whole canvas",
                        CanvasAction.FRAME_ALL,
                        edit::frameAll),
                action(
                        MaterialDesignS.SELECT,
                        "Around what is selected",
                        CanvasAction.FRAME_SELECTION,
                        edit::frameSelection),
                action(
                        MaterialDesignC.CROP,
                        "Crop the canvas to the frame",
                        CanvasAction.CROP_TO_FRAME,
                        edit::cropToFrame),
                hint("The model sees and paints what is in the frame. Shift keeps it square."));
    }

    private List<Node> gradient() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton line = segment(MaterialDesignG.GRADIENT_HORIZONTAL, "Along a line", group);
        ToggleButton circle = segment(MaterialDesignB.BLUR_RADIAL, "Outwards in circles", group);
        boolean radial = canvas.choices().radialProperty().get();
        line.setSelected(!radial);
        circle.setSelected(radial);
        pick(line, false);
        pick(circle, true);
        HBox segments = new HBox(line, circle);
        segments.getStyleClass().addAll("segments", "icon-segments");
        return List.of(
                segments,
                toggle(
                        MaterialDesignO.OPACITY,
                        "End in transparency instead of the background colour",
                        canvas.choices().toTransparentProperty()));
    }

    private void pick(ToggleButton button, boolean radial) {
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    canvas.choices().radialProperty().set(radial);
                });
    }

    private List<Node> text() {
        ComboBox<String> family = Buttons.tip(new ComboBox<>(), "The font");
        family.setId("font-family");
        family.setPrefWidth(190);
        canvas.draw(Texts::families, names -> family.getItems().setAll(names));
        family.valueProperty().bindBidirectional(canvas.choices().familyProperty());
        return List.of(
                family,
                DragField.pixels("Size", 4, MOST_TEXT, "The letters' height.")
                        .bind(canvas.choices().textSizeProperty()),
                toggle(MaterialDesignF.FORMAT_BOLD, "Bold", canvas.choices().boldProperty()),
                toggle(MaterialDesignF.FORMAT_ITALIC, "Italic", canvas.choices().italicProperty()),
                hint("Click where the text begins."));
    }

    private List<Node> picker() {
        return List.of(
                new DragField(
                                "Sample",
                                1,
                                51,
                                2,
                                1,
                                1,
                                " px",
                                "Takes the mean colour of so many pixels a side.")
                        .bind(canvas.choices().pickSizeProperty()),
                allLayers());
    }

    private List<Node> hand() {
        return List.of(
                action(
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                        "All of the canvas",
                        CanvasAction.FIT,
                        canvas.view()::fit),
                action(
                        MaterialDesignN.NUMERIC_1_BOX_OUTLINE,
                        "Actual size",
                        CanvasAction.ACTUAL_SIZE,
                        canvas.view()::actualSize));
    }
}
