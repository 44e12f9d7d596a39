package org.scumble.app.generate;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;

/// The studio page: words and settings on the left, the easel in the middle, the film strip below.
public final class GenerateView extends SplitPane {
    private static final String GENERATING = "Make the picture; more requests wait in the queue";

    private static final double LEAST_SETTINGS_WIDTH = 300;
    private static final double MOST_SETTINGS_WIDTH = 520;

    private final GenerateViewModel viewModel;
    private final PromptView prompt;
    private final StageView stage;
    private final DoubleProperty settingsWidth = new SimpleDoubleProperty();

    /// @param loras what changes the model, to stand among the settings
    /// @param pictureBar acts on the picture on the easel
    public GenerateView(
            GenerateViewModel viewModel,
            GalleryViewModel gallery,
            ObservableList<Model> models,
            Node loras,
            Images images,
            Node pictureBar,
            double initialSettingsWidth,
            Hints hints) {
        this.viewModel = viewModel;
        getStyleClass().add("studio");
        prompt = new PromptView(viewModel);
        stage = new StageView(viewModel, images, pictureBar, hints);

        VBox form =
                new VBox(
                        prompt,
                        new StartImageView(viewModel),
                        new SettingsView(viewModel, models, loras, hints));
        form.getStyleClass().add("form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("form-scroll");
        BorderPane left = new BorderPane(scroll);
        left.setBottom(generateBar(hints));
        left.getStyleClass().add("side");
        left.setMinWidth(LEAST_SETTINGS_WIDTH);
        left.setMaxWidth(MOST_SETTINGS_WIDTH);
        left.setPrefWidth(initialSettingsWidth);
        settingsWidth.bind(left.widthProperty());

        BorderPane right = new BorderPane(stage);
        right.setBottom(new FilmStripView(viewModel.easel(), gallery, images));
        getItems().addAll(left, right);
        SplitPane.setResizableWithParent(left, false);
        widthProperty()
                .addListener(
                        (property, before, now) -> {
                            if (before.doubleValue() == 0) {
                                setDividerPositions(initialSettingsWidth / now.doubleValue());
                            }
                        });
    }

    private Region generateBar(Hints hints) {
        Button generate =
                Buttons.labelled(MaterialDesignC.CREATION, "Generate", GENERATING, this::generate);
        hints.tip(generate, GENERATING, "quick.generate", "Shortcut+Enter");
        generate.setId("generate");
        generate.setMaxWidth(Double.MAX_VALUE);
        generate.setDefaultButton(false);
        generate.getStyleClass().addAll("accent", "generate-button");
        generate.disableProperty().bind(Bindings.not(viewModel.canGenerate()));
        VBox bar = new VBox(generate);
        bar.getStyleClass().add("generate-bar");
        return bar;
    }

    /// The width of the prompt and settings pane, to be remembered.
    public double settingsWidth() {
        return settingsWidth.get();
    }

    public void focusPrompt() {
        prompt.focusPrompt();
    }

    /// Generates with what is being typed, even if the field was not left yet.
    public void generate() {
        switch (getScene().getFocusOwner()) {
            case TextField field -> field.fireEvent(new ActionEvent());
            case Spinner<?> spinner -> spinner.commitValue();
            case null, default -> {}
        }
        viewModel.generate();
    }

    public void fit() {
        stage.fit();
    }

    public void showActualSize() {
        stage.showActualSize();
    }
}
