package org.scumble.app.canvas;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DragField;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.SizeField;
import org.scumble.engine.InpaintOptions.Processing;

/// What lies behind the verbs, folded away: the model and its steps as in the studio, and how
/// repainting joins its surroundings.
final class VerbMoreView extends GridPane {
    /// Of the columns, in pixels; they share what there is beyond.
    private static final double[] LEAST_WIDTHS = {118, 100, 112, 192};

    private static final int LEAST_SIDE = 64;
    private static final int MOST_SIDE = 2048;

    private final VerbSettingsViewModel settings;
    private final FormViewModel form;

    VerbMoreView(
            VerbViewModel verbs,
            LiveViewModel live,
            ObservableList<Model> models,
            Consumer<Model> choose) {
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
                        Fields.named("Under the mask", new InfillView(verbs).box()),
                        Fields.named("Painted at", processing())),
                new VerbLengthsView(verbs));
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
}
