package org.scumble.app.canvas;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.paint.Texts;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DragField;
import org.scumble.app.ui.Hints;

/// What can be chosen for the tool in the hand.
final class OptionsBarView extends HBox {
    private static final double MOST_TEXT = 1000;

    private final CanvasViewModel canvas;
    private final EditViewModel edit;
    private final OptionPartsView parts;
    private final SelectionOptionsView selecting;
    private final TransformOptionsView transforming;
    private final Label name = new Label();
    private final OverflowView options = new OverflowView("More options of this tool");

    OptionsBarView(CanvasViewModel canvas, EditViewModel edit, Hints hints) {
        this.canvas = canvas;
        this.edit = edit;
        parts = new OptionPartsView(hints);
        selecting = new SelectionOptionsView(canvas.choices(), edit, parts);
        transforming = new TransformOptionsView(canvas, edit, parts);
        setId("options-bar");
        getStyleClass().add("options");
        name.getStyleClass().add("tool-name");
        name.setMinWidth(USE_PREF_SIZE);
        options.getStyleClass().add("option-row");
        HBox.setHgrow(options, Priority.ALWAYS);
        getChildren().addAll(name, options);
        canvas.toolProperty().addListener((property, before, now) -> show(now));
        show(canvas.toolProperty().get());
    }

    private void show(ToolKind kind) {
        FontIcon icon = new FontIcon(ToolIcons.icon(kind));
        icon.getStyleClass().add("tool-icon");
        name.setText(kind.label());
        name.setGraphic(icon);
        options.setAll(
                switch (kind) {
                    case BRUSH, ERASER, MASK_BRUSH, MASK_ERASER -> brush();
                    case RECTANGLE, ELLIPSE, LASSO, POLYGON -> selecting.selection();
                    case WAND -> selecting.wand();
                    case MOVE -> transforming.nodes();
                    case FRAME -> frame();
                    case BUCKET -> selecting.similar();
                    case GRADIENT -> gradient();
                    case TEXT -> text();
                    case PICKER -> picker();
                    case HAND -> hand();
                });
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

    private List<Node> frame() {
        return List.of(
                parts.action(
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                        "Around the whole canvas",
                        CanvasAction.FRAME_ALL,
                        edit::frameAll),
                parts.action(
                        MaterialDesignS.SELECT,
                        "Around what is selected",
                        CanvasAction.FRAME_SELECTION,
                        edit::frameSelection),
                parts.action(
                        MaterialDesignC.CROP,
                        "Crop the canvas to the frame",
                        CanvasAction.CROP_TO_FRAME,
                        edit::cropToFrame),
                OptionPartsView.hint(
                        "The model sees and paints what is in the frame. Shift keeps it square."));
    }

    private List<Node> gradient() {
        ToggleGroup group = new ToggleGroup();
        boolean radial = canvas.choices().radialProperty().get();
        HBox segments =
                new HBox(
                        OptionPartsView.segment(
                                MaterialDesignG.GRADIENT_HORIZONTAL,
                                "Along a line",
                                group,
                                !radial,
                                () -> canvas.choices().radialProperty().set(false)),
                        OptionPartsView.segment(
                                MaterialDesignB.BLUR_RADIAL,
                                "Outwards in circles",
                                group,
                                radial,
                                () -> canvas.choices().radialProperty().set(true)));
        segments.getStyleClass().addAll("segments", "icon-segments");
        return List.of(
                segments,
                OptionPartsView.toggle(
                        MaterialDesignO.OPACITY,
                        "End in transparency instead of the background colour",
                        canvas.choices().toTransparentProperty()));
    }

    private List<Node> text() {
        ComboBox<String> family = Buttons.tip(new ComboBox<>(), "The font");
        family.setId("font-family");
        family.setPrefWidth(190);
        canvas.drawing().draw(Texts::families, names -> family.getItems().setAll(names));
        family.valueProperty().bindBidirectional(canvas.choices().familyProperty());
        return List.of(
                family,
                DragField.pixels("Size", 4, MOST_TEXT, "The letters' height.")
                        .bind(canvas.choices().textSizeProperty()),
                OptionPartsView.toggle(
                        MaterialDesignF.FORMAT_BOLD, "Bold", canvas.choices().boldProperty()),
                OptionPartsView.toggle(
                        MaterialDesignF.FORMAT_ITALIC, "Italic", canvas.choices().italicProperty()),
                OptionPartsView.hint("Click where the text begins."));
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
                selecting.allLayers());
    }

    private List<Node> hand() {
        return List.of(
                parts.action(
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                        "All of the canvas",
                        CanvasAction.FIT,
                        canvas.view()::fit),
                parts.action(
                        MaterialDesignN.NUMERIC_1_BOX_OUTLINE,
                        "Actual size",
                        CanvasAction.ACTUAL_SIZE,
                        canvas.view()::actualSize));
    }
}
