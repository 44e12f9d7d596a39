package org.scumble.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.CanvasView;
import org.scumble.app.gallery.GalleryView;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureActions;
import org.scumble.app.gallery.PictureBarView;
import org.scumble.app.generate.GenerateView;
import org.scumble.app.lora.LoraButtonView;
import org.scumble.app.lora.LoraStripView;
import org.scumble.app.lora.LorasView;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelsView;
import org.scumble.app.settings.WindowState;
import org.scumble.app.shell.Page;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;

/// The window's pages. Canvas and studio are there from the start, for their keys; the others are
/// built when they are first asked for.
final class PagesView {
    private static final double SETTINGS_WIDTH = 344;

    private final Studio studio;
    private final PictureActions actions;
    private final Consumer<Page> go;
    private final Images images;
    private final Hints hints;
    private final PictureBarView pictureBar;
    private final GenerateView generate;
    private final CanvasView canvas;
    private @Nullable GalleryView gallery;
    private @Nullable LorasView loras;

    /// @param asSettings takes a picture dropped on the canvas for its settings
    /// @param go shows another page
    PagesView(
            Studio studio,
            PictureActions actions,
            Consumer<Path> asSettings,
            Consumer<Page> go,
            Images images,
            Hints hints) {
        this.studio = studio;
        this.actions = actions;
        this.go = go;
        this.images = images;
        this.hints = hints;
        pictureBar =
                new PictureBarView(
                        studio.generate().easel().shown(), studio.gallery(), actions, hints);
        generate =
                new GenerateView(
                        studio.generate(),
                        studio.gallery(),
                        studio.models().models(),
                        new LoraStripView(studio.loras(), images, this::goToLoras),
                        images,
                        pictureBar,
                        studio.settings()
                                .window()
                                .map(WindowState::settingsWidth)
                                .orElse(SETTINGS_WIDTH),
                        hints);
        canvas = new CanvasView(studio.canvas(), hints, asSettings);
        canvas.paintWith(
                studio.painting(),
                studio.models().models(),
                studio.generate()::choose,
                new LoraButtonView(studio.loras(), images, this::goToLoras));
    }

    /// What is shown for a page.
    Node page(Page page) {
        return switch (page) {
            case CANVAS -> canvas;
            case STUDIO -> generate;
            case GALLERY -> gallery();
            case MODELS -> models();
            case LORAS -> loras();
        };
    }

    CanvasView canvas() {
        return canvas;
    }

    GenerateView generate() {
        return generate;
    }

    LorasView loras() {
        LorasView view = loras;
        if (view == null) {
            view =
                    new LorasView(
                            studio.loras(),
                            new LorasView.Outside(actions::reveal, this::onEasel),
                            images,
                            hints);
            loras = view;
        }
        return view;
    }

    /// What acts on the picture that is on screen: the gallery's, or the one on the easel.
    PictureBarView pictureBar(Page page) {
        return page == Page.GALLERY ? gallery().pictureBar() : pictureBar;
    }

    private GalleryView gallery() {
        GalleryView view = gallery;
        if (view == null) {
            view = new GalleryView(studio.gallery(), actions, images, hints);
            gallery = view;
        }
        return view;
    }

    private ModelsView models() {
        return new ModelsView(
                studio.models(),
                studio.generate().form().modelProperty(),
                this::use,
                actions::reveal);
    }

    private void use(Model model) {
        studio.generate().choose(model);
        go.accept(Page.STUDIO);
    }

    private void goToLoras() {
        go.accept(Page.LORAS);
    }

    /// The picture on the easel, if its file is there.
    private Optional<Path> onEasel() {
        return Optional.ofNullable(studio.generate().easel().selectedProperty().get())
                .flatMap(Picture::presentFile);
    }
}
