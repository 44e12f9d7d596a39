package org.scumble.app.canvas;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.ui.AutoField;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DragField;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.SizeField;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Infill;

/// What lies behind the verbs, folded away: the model and its steps as in the studio, and how
/// repainting joins its surroundings.
final class VerbMoreView extends GridPane {
    /// Of the columns, in pixels; they share what there is beyond.
    private static final double[] LEAST_WIDTHS = {118, 100, 112, 192};

    private static final int MOST_PIXELS = 1024;
    private static final int LEAST_SIDE = 64;
    private static final int MOST_SIDE = 2048;

    private final VerbViewModel verbs;
    private final VerbSettingsViewModel settings;
    private final FormViewModel form;
    private final AutoField grow =
            new AutoField(
                    "grow",
                    "Grow",
                    MOST_PIXELS,
                    "How far beyond the mask the new content reaches.");
    private final AutoField feather =
            new AutoField(
                    "feather",
                    "Feather",
                    MOST_PIXELS,
                    "Over how many pixels painting fades from wholly to not at all.");
    private final AutoField blend =
            new AutoField(
                    "blend",
                    "Blend",
                    MOST_PIXELS,
                    "Over how many pixels old and new are mixed in the finished picture.");
    private final AutoField padding =
            new AutoField(
                    "padding",
                    "Surroundings",
                    MOST_PIXELS,
                    "How many pixels around the mask the model looks at.");

    VerbMoreView(
            VerbViewModel verbs,
            LiveViewModel live,
            ObservableList<Model> models,
            Consumer<Model> choose) {
        this.verbs = verbs;
        this.settings = verbs.settings();
        this.form = verbs.form();
        getStyleClass().add("verb-more");
        for (double least : LEAST_WIDTHS) {
            ColumnConstraints column = new ColumnConstraints(least, least, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        addRow(
                0,
                column(negative(), Fields.named("Model", models(models, choose))),
                column(
                        number(
                                "Steps",
                                1,
                                60,
                                form.stepsProperty(),
                                "Steps from noise to picture."),
                        guidance(),
                        number(
                                "Pictures",
                                1,
                                16,
                                form.countProperty(),
                                "How many pictures to paint, each with the next seed."),
                        number(
                                "Live steps",
                                1,
                                20,
                                live.stepsProperty(),
                                "Steps after each stroke while you paint live.")),
                column(
                        strength(),
                        Fields.named("Under the mask", infill()),
                        Fields.named("Painted at", processing())),
                column(lengths(), last()));
        verbs.outlookProperty().addListener((property, before, now) -> showFound(now.plan()));
        showFound(verbs.outlookProperty().get().plan());
    }

    private static VBox column(Node... rows) {
        VBox column = new VBox(rows);
        column.getStyleClass().add("more-column");
        return column;
    }

    private Node negative() {
        TextArea area = new TextArea();
        area.setId("canvas-negative-prompt");
        area.setWrapText(true);
        area.setPrefRowCount(2);
        area.setPromptText("What should not be in it?");
        area.textProperty().bindBidirectional(form.negativePromptProperty());
        return Fields.named("Negative prompt", area);
    }

    private Node models(ObservableList<Model> models, Consumer<Model> choose) {
        ComboBox<Model> box = Buttons.tip(new ComboBox<>(models), "The model that paints");
        box.setId("canvas-model");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(Fields.converter(Model::name));
        box.setValue(form.modelProperty().get());
        form.modelProperty().addListener((property, before, now) -> box.setValue(now));
        box.setOnAction(
                event -> {
                    Model chosen = box.getValue();
                    Model present = form.modelProperty().get();
                    if (chosen != null
                            && (present == null || !present.path().equals(chosen.path()))) {
                        choose.accept(chosen);
                    }
                });
        return box;
    }

    private static DragField number(
            String name, int least, int most, Property<Number> value, String tip) {
        DragField field = new DragField(name, least, most, 1, 1, 1, "", tip).bind(value);
        fill(field);
        return field;
    }

    private static void fill(DragField field) {
        field.setMinWidth(0);
        field.setMaxWidth(Double.MAX_VALUE);
    }

    private Node guidance() {
        DragField field =
                new DragField(
                                "Guidance",
                                1,
                                20,
                                1,
                                1,
                                1,
                                "",
                                "How closely the picture keeps to the words.")
                        .bind(form.guidanceScaleProperty());
        fill(field);
        return field;
    }

    private Node strength() {
        DragField field =
                DragField.percent(
                                "Strength",
                                "How freely Refine and Variations paint: at 0 all stays, at 100"
                                        + " hardly anything. The other verbs paint anew.")
                        .bind(settings.strengthProperty());
        field.setId("canvas-strength");
        fill(field);
        return field;
    }

    private Node infill() {
        ComboBox<Infill> box =
                Fields.choice(
                        "infill",
                        List.of(Infill.values()),
                        this::label,
                        settings.infillProperty(),
                        "What lies under the mask before the model paints there");
        box.setCellFactory(list -> new InfillCell());
        InfillCell button = new InfillCell();
        box.setButtonCell(button);
        verbs.outlookProperty().addListener((property, before, now) -> button.show());
        return box;
    }

    /// The original is what the verbs replace by their own, so it stands for leaving that to them.
    private String label(Infill infill) {
        if (infill != Infill.ORIGINAL) {
            return infill.label();
        }
        VerbPlan plan = verbs.outlookProperty().get().plan();
        return plan == null
                ? "Auto"
                : "Auto · " + plan.task().verb().infill().label().toLowerCase(Locale.ROOT);
    }

    private final class InfillCell extends ListCell<Infill> {
        @Override
        protected void updateItem(@Nullable Infill infill, boolean empty) {
            super.updateItem(infill, empty);
            show();
            setTooltip(
                    empty || infill == null || infill == Infill.ORIGINAL
                            ? null
                            : new Tooltip(infill.description()));
        }

        /// What is left to the verb may be another than before.
        void show() {
            Infill infill = getItem();
            setText(isEmpty() || infill == null ? "" : label(infill));
        }
    }

    private Node processing() {
        ComboBox<Processing> box =
                Fields.choice(
                        "processing",
                        List.of(Processing.values()),
                        VerbMoreView::label,
                        settings.processingProperty(),
                        "The size at which the model paints; the result is scaled back");
        SizeField width = new SizeField("Width", LEAST_SIDE, MOST_SIDE, "Width to paint at");
        SizeField height = new SizeField("Height", LEAST_SIDE, MOST_SIDE, "Height to paint at");
        width.setGrid(form.grid());
        height.setGrid(form.grid());
        HBox sides = new HBox(width.bind(form.widthProperty()), height.bind(form.heightProperty()));
        sides.getStyleClass().add("field-row");
        sides.visibleProperty().bind(settings.processingProperty().isEqualTo(Processing.MANUAL));
        sides.managedProperty().bind(sides.visibleProperty());
        VBox both = new VBox(box, sides);
        both.getStyleClass().add("field");
        return both;
    }

    private static String label(Processing processing) {
        return switch (processing) {
            case AUTO -> "Auto";
            case MODEL_SIZE -> "The model's own size";
            case AS_IS -> "Its size on the canvas";
            case MANUAL -> "A size of my choice";
        };
    }

    private Node lengths() {
        return column(
                grow.bind(settings.growProperty()),
                feather.bind(settings.featherProperty()),
                blend.bind(settings.blendProperty()),
                padding.bind(settings.paddingProperty()));
    }

    private Node last() {
        CheckBox match =
                Buttons.tip(
                        new CheckBox("Match colours"),
                        "Removes a shift of colour that shows around what was painted");
        match.setId("colour-match");
        match.selectedProperty().bindBidirectional(settings.colourMatchProperty());
        HBox.setHgrow(match, Priority.ALWAYS);
        match.setMaxWidth(Double.MAX_VALUE);
        Button reset =
                Buttons.icon(
                        MaterialDesignR.RESTORE,
                        "Leave all of this to Scumble again",
                        settings::reset);
        HBox row = new HBox(match, reset);
        row.getStyleClass().add("field-row");
        return row;
    }

    private void showFound(@Nullable VerbPlan plan) {
        grow.setFound(plan == null ? null : plan.edges().grow());
        feather.setFound(plan == null ? null : plan.edges().feather());
        blend.setFound(plan == null ? null : plan.edges().blend());
        padding.setFound(plan == null ? null : plan.padding());
    }
}
