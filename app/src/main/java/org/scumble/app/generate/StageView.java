package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.scumble.app.gallery.Picture;
import org.scumble.app.job.JobProgress;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Format;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Rasters;
import org.scumble.app.ui.ZoomPane;

/// The easel: the picture as large as fits on a neutral ground, how far the next one is, and what
/// can be done with it.
final class StageView extends BorderPane {
    private final GenerateViewModel viewModel;
    private final Images images;
    private final ZoomPane zoom = new ZoomPane();
    private final VBox empty;
    private final Label caption = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label text = new Label();
    private final Label timeLeft = new Label();

    StageView(GenerateViewModel viewModel, Images images, Node pictureBar) {
        this.viewModel = viewModel;
        this.images = images;
        getStyleClass().add("stage");
        empty = emptyState();
        bar.setId("progress");
        bar.getStyleClass().add("stage-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        setCenter(new StackPane(zoom, empty));
        setBottom(new VBox(bar, footer(pictureBar)));
        Exports.allowDragging(zoom.picture(), this::draggable);

        viewModel.selectedProperty().addListener((property, before, now) -> show());
        viewModel.followingProperty().addListener((property, before, now) -> show());
        viewModel.progressProperty().addListener((property, before, now) -> showProgress(now));
        showProgress(viewModel.progressProperty().get());
    }

    private VBox emptyState() {
        FontIcon icon = new FontIcon(MaterialDesignB.BRUSH);
        Label title = new Label("Your first picture will appear here");
        title.getStyleClass().add("empty-title");
        Label hint = new Label("Describe it on the left, then press Generate or Ctrl+Enter.");
        hint.getStyleClass().add("hint");
        VBox box = new VBox(icon, title, hint);
        box.getStyleClass().add("empty-state");
        box.setMouseTransparent(true);
        return box;
    }

    /// What is being made, how far it is, and the way to stop it; in the caption's place.
    private HBox progressLine() {
        text.setId("progress-text");
        text.setMinWidth(0);
        timeLeft.getStyleClass().add("hint");
        timeLeft.setMinWidth(USE_PREF_SIZE);
        Button cancel =
                Buttons.icon(MaterialDesignC.CLOSE, "Cancel this one (Esc)", viewModel::cancel);
        cancel.setId("cancel");
        HBox line = new HBox(cancel, text, timeLeft);
        line.getStyleClass().add("progress-line");
        line.visibleProperty().bind(viewModel.progressProperty().isNotNull());
        return line;
    }

    private HBox footer(Node pictureBar) {
        caption.getStyleClass().add("caption");
        caption.setMinWidth(0);
        HBox progress = progressLine();
        caption.visibleProperty().bind(progress.visibleProperty().not());
        StackPane words = new StackPane(caption, progress);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        ToggleButton fit =
                Buttons.iconToggle(
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Fit to the window (Ctrl+0)");
        fit.selectedProperty().bindBidirectional(zoom.fitProperty());
        Button actual =
                Buttons.icon(
                        MaterialDesignN.NUMERIC_1_BOX_OUTLINE, "Actual size", this::showActualSize);
        Label percent = new Label();
        percent.getStyleClass().add("percent");
        percent.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Math.round(zoom.scaleProperty().get() * 100) + " %",
                                zoom.scaleProperty()));
        HBox zooms = new HBox(percent, fit, actual);
        zooms.getStyleClass().add("button-row");
        HBox footer = new HBox(words, pictureBar, zooms);
        footer.getStyleClass().add("stage-footer");
        return footer;
    }

    void fit() {
        zoom.fitProperty().set(true);
    }

    void showActualSize() {
        zoom.showActualSize();
    }

    private void showProgress(@Nullable JobProgress progress) {
        bar.setProgress(progress == null ? 0 : progress.fraction());
        if (progress != null) {
            text.setText(progress.text());
            timeLeft.setText(progress.timeLeft() == null ? "" : Format.left(progress.timeLeft()));
        }
        show();
    }

    private void show() {
        JobProgress progress = viewModel.progressProperty().get();
        Picture picture = viewModel.selectedProperty().get();
        if (viewModel.followingProperty().get() && progress != null && progress.preview() != null) {
            zoom.setImage(Rasters.image(progress.preview()));
        } else if (picture != null && picture.missing()) {
            zoom.setImage(null);
            caption.setText("Its file is missing: " + picture.file());
        } else if (picture != null) {
            zoom.setImage(images.picture(picture.file()));
            caption.setText(
                    "%d × %d  ·  seed %d  ·  %s"
                            .formatted(
                                    picture.width(),
                                    picture.height(),
                                    picture.seed(),
                                    picture.model()));
        } else {
            zoom.setImage(null);
            caption.setText("");
        }
        empty.setVisible(zoom.getImage() == null && picture == null);
    }

    private List<Path> draggable() {
        Picture picture = viewModel.selectedProperty().get();
        boolean shown = zoom.fitProperty().get() && picture != null && !picture.missing();
        return shown ? List.of(picture.file()) : List.of();
    }
}
