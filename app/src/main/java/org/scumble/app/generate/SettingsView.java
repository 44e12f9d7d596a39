package org.scumble.app.generate;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.SliderField;

/// How the picture is made: model, size, sampling, seed and count.
final class SettingsView extends VBox {
    /// How far the sliders go, and how far the engine.
    private static final int USUAL_STEPS = 60;

    private static final int MOST_STEPS = 1000;
    private static final int USUAL_GUIDANCE = 20;
    private static final int MOST_GUIDANCE = 1000;
    private static final int USUAL_PICTURES = 16;
    private static final int MOST_PICTURES = 10_000;

    private final GenerateViewModel viewModel;
    private final FormViewModel form;

    /// @param loras what changes the model
    SettingsView(
            GenerateViewModel viewModel, ObservableList<Model> models, Node loras, Hints hints) {
        this.viewModel = viewModel;
        this.form = viewModel.form();
        getStyleClass().add("section");
        getChildren()
                .addAll(
                        Fields.named("Model", models(models)),
                        loras,
                        Fields.named("Size", new SizeView(form)),
                        new SliderField(
                                        "Steps",
                                        1,
                                        USUAL_STEPS,
                                        1,
                                        "How many steps the sampler takes from noise to picture")
                                .allowing(1, MOST_STEPS)
                                .bind(form.stepsProperty()),
                        new SliderField(
                                        "Guidance",
                                        1,
                                        USUAL_GUIDANCE,
                                        0.5,
                                        "How closely the picture keeps to the words: low is free,"
                                                + " high is strict")
                                .allowing(0, MOST_GUIDANCE)
                                .bind(form.guidanceScaleProperty()),
                        columns(
                                Fields.named(
                                        "Sampler",
                                        Fields.choice(
                                                "sampler",
                                                form.samplers(),
                                                Choice::label,
                                                form.samplerProperty(),
                                                "The way from noise to picture")),
                                Fields.named(
                                        "Schedule",
                                        Fields.choice(
                                                "schedule",
                                                form.schedules(),
                                                Choice::label,
                                                form.scheduleProperty(),
                                                "How the noise falls from step to step"))),
                        Fields.named("Seed", new SeedView(form, hints)),
                        new SliderField(
                                        "Pictures",
                                        1,
                                        USUAL_PICTURES,
                                        1,
                                        "How many pictures to make, each with the next seed")
                                .allowing(1, MOST_PICTURES)
                                .bind(form.countProperty()),
                        new MoreSettingsView(viewModel));
    }

    private Node models(ObservableList<Model> models) {
        ComboBox<Model> box = Buttons.tip(new ComboBox<>(models), "The model that paints");
        box.setId("model");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(Fields.converter(Model::name));
        box.setCellFactory(list -> new ModelCell());
        box.setButtonCell(new ModelCell());
        box.setValue(form.modelProperty().get());
        form.modelProperty().addListener((property, before, now) -> box.setValue(now));
        Label note = new Label();
        note.getStyleClass().add("model-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        showProblem(note, form.modelProperty().get());
        form.modelProperty().addListener((property, before, now) -> showProblem(note, now));
        box.setOnAction(
                event -> {
                    Model chosen = box.getValue();
                    Model present = form.modelProperty().get();
                    boolean other = present == null || !present.path().equals(chosen.path());
                    if (other) {
                        viewModel.choose(chosen);
                    }
                });
        VBox field = new VBox(box, note);
        field.getStyleClass().add("field");
        return field;
    }

    /// Why the model cannot paint, which is why the button is off.
    private static void showProblem(Label note, @Nullable Model model) {
        String problem =
                model == null
                        ? ""
                        : switch (model.state()) {
                            case UNREAD, READY -> "";
                            case MISSING, REFUSED -> model.note();
                        };
        note.setText(problem);
        note.setVisible(!problem.isEmpty());
    }

    private static Node columns(Node left, Node right) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("columns");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        grid.addRow(0, left, right);
        return grid;
    }
}
