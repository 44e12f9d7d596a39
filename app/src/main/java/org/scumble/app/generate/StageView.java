package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.scumble.app.gallery.Picture;
import org.scumble.app.job.JobProgress;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Format;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Placeholder;
import org.scumble.app.ui.ZoomPane;
import org.scumble.engine.image.Raster;

/// The easel: the picture as large as fits on a neutral ground, how far the next one is, and what
/// can be done with it.
final class StageView extends BorderPane {
    private final GenerateViewModel viewModel;
    private final EaselViewModel easel;
    private final Images images;
    private final Hints hints;
    private final ZoomPane zoom = new ZoomPane();
    private final Placeholder empty = new Placeholder(MaterialDesignB.BRUSH);
    private final Placeholder unreadable = Placeholder.unreadable();
    private final Label caption = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label text = new Label();
    private final Label timeLeft = new Label();

    StageView(GenerateViewModel viewModel, Images images, Node pictureBar, Hints hints) {
        this.viewModel = viewModel;
        easel = viewModel.easel();
        this.images = images;
        this.hints = hints;
        empty.say(
                "Your first picture will appear here",
                "Describe it on the left, then press Generate or %s."
                        .formatted(hints.name("quick.generate", "Shortcut+Enter")));
        getStyleClass().add("stage");
        unreadable.setId("unreadable");
        unreadable.setVisible(false);
        bar.setId("progress");
        bar.getStyleClass().add("stage-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        setCenter(new StackPane(zoom, empty, unreadable));
        setBottom(new VBox(bar, footer(pictureBar)));
        Exports.allowDragging(zoom.picture(), this::draggable);

        easel.shown().addListener((property, before, now) -> show(now));
        easel.followingProperty().addListener((property, before, now) -> showPreview());
        easel.progressProperty().addListener((property, before, now) -> showProgress(now));
        show(easel.shown().getValue());
        showProgress(easel.progressProperty().get());
    }

    /// What is being made, how far it is, and the way to stop it; in the caption's place.
    private HBox progressLine() {
        text.setId("progress-text");
        text.setMinWidth(0);
        timeLeft.getStyleClass().add("hint");
        timeLeft.setMinWidth(USE_PREF_SIZE);
        Button cancel = Buttons.icon(MaterialDesignC.CLOSE, "Cancel this one", viewModel::cancel);
        hints.tip(cancel, "Cancel this one", "window.cancel", "Esc");
        cancel.setId("cancel");
        HBox line = new HBox(cancel, text, timeLeft);
        line.getStyleClass().add("progress-line");
        line.visibleProperty().bind(easel.progressProperty().isNotNull());
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
                Buttons.iconToggle(MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Fit to the window");
        hints.tip(fit, "Fit to the window", "quick.fit", "Shortcut+0");
        fit.selectedProperty().bindBidirectional(zoom.fitProperty());
        Button actual =
                Buttons.icon(
                        MaterialDesignN.NUMERIC_1_BOX_OUTLINE, "Actual size", this::showActualSize);
        hints.tip(actual, "Actual size", "quick.actual", "Shortcut+9");
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
        showPreview();
    }

    private void showPreview() {
        Raster preview = easel.preview();
        if (preview != null) {
            zoom.setPreview(images.preview(preview));
            empty.setVisible(false);
            unreadable.setVisible(false);
        } else if (easel.shown().getValue() == null) {
            show(null); // what was in the making was the first, and was cancelled
        }
    }

    /// Shows a finished picture; what was there before stays until it is read.
    private void show(@Nullable Picture picture) {
        if (picture == null) {
            caption.setText("");
            if (easel.preview() == null) {
                zoom.setImage(null);
                empty.setVisible(true);
                unreadable.setVisible(false);
            }
        } else if (picture.missing()) {
            caption.setText("Its file is missing: " + picture.file());
            put(picture, null);
        } else {
            caption.setText(
                    "%d × %d  ·  seed %d  ·  %s"
                            .formatted(
                                    picture.width(),
                                    picture.height(),
                                    picture.seed(),
                                    picture.model()));
            images.whenRead(picture.file(), image -> put(picture, image.isError() ? null : image));
        }
    }

    /// Puts a picture on the easel, unless another one has taken its place meanwhile.
    ///
    /// @param image null if it cannot be read
    private void put(Picture picture, @Nullable Image image) {
        if (picture.equals(easel.shown().getValue())) {
            zoom.setImage(image);
            empty.setVisible(false);
            unreadable.setVisible(image == null);
        }
    }

    private Optional<Path> draggable() {
        return zoom.fitProperty().get()
                ? Optional.ofNullable(easel.shown().getValue()).flatMap(Picture::presentFile)
                : Optional.empty();
    }
}
