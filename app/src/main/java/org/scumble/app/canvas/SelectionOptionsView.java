package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.app.ui.DragField;

/// The options of the tools that select, and of those that look for similar colours.
record SelectionOptionsView(OptionsViewModel choices, EditViewModel edit, OptionPartsView parts) {
    private static final double MOST_FEATHER = 200;

    List<Node> selection() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(modes());
        nodes.add(feather());
        nodes.add(new Separator(Orientation.VERTICAL));
        nodes.addAll(actions());
        return nodes;
    }

    List<Node> wand() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(modes());
        nodes.addAll(similar());
        nodes.add(feather());
        nodes.addAll(actions());
        return nodes;
    }

    List<Node> similar() {
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
                        .bind(choices.toleranceProperty()),
                OptionPartsView.toggle(
                        MaterialDesignV.VECTOR_LINK,
                        "Only what hangs together with the clicked place",
                        choices.contiguousProperty()),
                allLayers());
    }

    ToggleButton allLayers() {
        return OptionPartsView.toggle(
                MaterialDesignL.LAYERS_TRIPLE_OUTLINE,
                "Look at all visible layers, not at the active one alone",
                choices.sampleAllProperty());
    }

    private HBox modes() {
        HBox segments = new HBox();
        segments.getStyleClass().addAll("segments", "icon-segments");
        ToggleGroup group = new ToggleGroup();
        for (Selections.Mode mode : Selections.Mode.values()) {
            segments.getChildren()
                    .add(
                            OptionPartsView.segment(
                                    icon(mode),
                                    words(mode),
                                    group,
                                    choices.modeProperty().get() == mode,
                                    () -> choices.modeProperty().set(mode)));
        }
        return segments;
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

    private DragField feather() {
        return DragField.pixels("Feather", 0, MOST_FEATHER, "How far a new selection's edge fades.")
                .bind(choices.featherProperty());
    }

    private List<Node> actions() {
        return List.of(
                parts.action(
                        MaterialDesignS.SELECT_ALL,
                        "Select all",
                        CanvasAction.SELECT_ALL,
                        edit::selectAll),
                parts.action(
                        MaterialDesignS.SELECTION_OFF,
                        "Deselect",
                        CanvasAction.DESELECT,
                        edit::deselect),
                parts.action(
                        MaterialDesignS.SELECT_INVERSE,
                        "Invert the selection",
                        CanvasAction.INVERT_SELECTION,
                        edit::invertSelection),
                parts.action(
                        MaterialDesignF.FORMAT_COLOR_HIGHLIGHT,
                        "Paint what is selected anew: adds it to the mask",
                        CanvasAction.SELECTION_TO_MASK,
                        edit::selectionToMask));
    }
}
