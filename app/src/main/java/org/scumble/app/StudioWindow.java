package org.scumble.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.scumble.app.gallery.GalleryView;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureActions;
import org.scumble.app.gallery.PictureBarView;
import org.scumble.app.generate.Drop;
import org.scumble.app.generate.GenerateView;
import org.scumble.app.job.Job;
import org.scumble.app.job.QueueView;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelsView;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.NoticesView;
import org.scumble.app.settings.WindowState;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.ShellView;
import org.scumble.app.shell.Shortcut;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Looks;
import org.scumble.engine.GenerationRequest;

/// The window's scene over a [Studio]: the views, the shortcuts and what happens to dropped files.
public final class StudioWindow {
    private static final double SETTINGS_WIDTH = 344;

    private final Studio studio;
    private final Images images = new Images();
    private final PictureActions actions = new Actions();
    private final PictureBarView pictureBar;
    private final GenerateView generate;
    private final ShellView shell;
    private @Nullable GalleryView gallery;
    private final Scene scene;
    private final List<Shortcut> shortcuts;

    /// Held here because bindings are only weakly held by what they observe.
    private final IntegerBinding pending;

    public StudioWindow(Studio studio) {
        this.studio = studio;
        double settingsWidth =
                studio.settings().window().map(WindowState::settingsWidth).orElse(SETTINGS_WIDTH);
        pictureBar = new PictureBarView(studio.generate().onEasel(), studio.gallery(), actions);
        generate =
                new GenerateView(
                        studio.generate(),
                        studio.gallery(),
                        studio.models().models(),
                        images,
                        pictureBar,
                        settingsWidth);
        pending =
                Bindings.createIntegerBinding(
                        () -> (int) studio.queue().jobs().stream().filter(this::isPending).count(),
                        studio.queue().jobs());
        shell =
                new ShellView(
                        this::page,
                        studio.themeProperty(),
                        pending,
                        new QueueView(studio.queue()),
                        new NoticesView(studio.notices()),
                        this::toggleShortcuts);
        shortcuts = shortcuts();
        scene = new Scene(shell);
        scene.getStylesheets().add(Looks.sheet());
        Looks.wear(shell, studio.themeProperty().get());
        studio.themeProperty().addListener((property, before, now) -> Looks.wear(shell, now));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        shell.addEventFilter(DragEvent.DRAG_OVER, this::showDrop);
        shell.setOnDragOver(this::dragOver);
        shell.setOnDragExited(event -> shell.hideDrop());
        // A filter: the slots keep from the window what is dropped on them.
        shell.addEventFilter(DragEvent.DRAG_DROPPED, event -> shell.hideDrop());
        shell.setOnDragDropped(this::dropped);
    }

    public Scene scene() {
        return scene;
    }

    /// The width of the prompt and settings pane, to be remembered.
    public double settingsWidth() {
        return generate.settingsWidth();
    }

    public void focusPrompt() {
        generate.focusPrompt();
    }

    ShellView shell() {
        return shell;
    }

    private Node page(Page page) {
        return switch (page) {
            case STUDIO -> generate;
            case GALLERY -> gallery();
            case MODELS ->
                    new ModelsView(
                            studio.models(),
                            studio.generate().form().modelProperty(),
                            this::use,
                            actions::reveal);
        };
    }

    private GalleryView gallery() {
        GalleryView view = gallery;
        if (view == null) {
            view = new GalleryView(studio.gallery(), actions, images);
            gallery = view;
        }
        return view;
    }

    /// What acts on the picture that is on screen: the one on the easel, or the gallery's.
    private PictureBarView pictureBar() {
        return shell.pageProperty().get() == Page.GALLERY ? gallery().pictureBar() : pictureBar;
    }

    private void use(Model model) {
        studio.generate().choose(model);
        shell.pageProperty().set(Page.STUDIO);
    }

    private boolean isPending(Job job) {
        return job.state().isPending();
    }

    private List<Shortcut> shortcuts() {
        return List.of(
                Shortcut.of("Shortcut+Enter", "Generate", generate::generate),
                Shortcut.of("Esc", "Cancel what is being painted", this::escape),
                Shortcut.of("Shortcut+Z", "Undo a change of settings", studio.generate()::undo),
                Shortcut.of("Shortcut+R", "Throw a new seed", studio.generate().form()::rollSeed),
                Shortcut.of("Shortcut+L", "Lock or unlock the seed", this::toggleSeedLock),
                Shortcut.of("Shortcut+P", "Go to the prompt", this::goToPrompt),
                Shortcut.of("Shortcut+0", "Fit the picture to the window", generate::fit),
                Shortcut.of("Shortcut+9", "Actual size", generate::showActualSize),
                Shortcut.of("Shortcut+C", "Copy the picture", () -> pictureBar().copy()),
                Shortcut.of("Shortcut+S", "Save the picture as…", () -> pictureBar().saveAs()),
                Shortcut.of("Shortcut+D", "Favourite", () -> pictureBar().toggleFavourite()),
                Shortcut.of("Delete", "Move the picture to the trash", () -> pictureBar().trash()),
                Shortcut.of("Shortcut+1", "Studio", () -> go(Page.STUDIO)),
                Shortcut.of("Shortcut+2", "Gallery", () -> go(Page.GALLERY)),
                Shortcut.of("Shortcut+3", "Models", () -> go(Page.MODELS)),
                Shortcut.of("Shortcut+J", "Show the queue", this::toggleQueue),
                Shortcut.of("Shortcut+T", "Dark or light", this::toggleTheme),
                Shortcut.of("F1", "These shortcuts", this::toggleShortcuts));
    }

    private void keyPressed(KeyEvent event) {
        for (Shortcut shortcut : shortcuts) {
            if (shortcut.keys().match(event) && !belongsToText(event) && !belongsToPage(event)) {
                shortcut.run().run();
                event.consume();
                return;
            }
        }
        if ("?".equals(event.getText()) && textFocus() == null) {
            toggleShortcuts();
            event.consume();
        }
    }

    /// Copying, undoing and deleting mean the text first while there is something to do there.
    private boolean belongsToText(KeyEvent event) {
        TextInputControl text = textFocus();
        if (text == null) {
            return false;
        }
        return switch (event.getCode()) {
            case Z -> text.isUndoable() && !studio.generate().isJustChanged();
            case C -> !text.getSelectedText().isEmpty();
            case DELETE -> true;
            default -> false;
        };
    }

    /// On the models page there is no picture to act on.
    private boolean belongsToPage(KeyEvent event) {
        return shell.pageProperty().get() == Page.MODELS
                && switch (event.getCode()) {
                    case DELETE, C, S, D -> true;
                    default -> false;
                };
    }

    private @Nullable TextInputControl textFocus() {
        return scene.getFocusOwner() instanceof TextInputControl text ? text : null;
    }

    private void escape() {
        if (!shell.hideOverlay()) {
            studio.generate().cancel();
        }
    }

    private void toggleSeedLock() {
        var lock = studio.generate().form().seedLockedProperty();
        lock.set(!lock.get());
    }

    private void goToPrompt() {
        go(Page.STUDIO);
        generate.focusPrompt();
    }

    private void go(Page page) {
        shell.pageProperty().set(page);
    }

    private void toggleQueue() {
        shell.queueShownProperty().set(!shell.queueShownProperty().get());
    }

    private void toggleTheme() {
        studio.themeProperty().set(studio.themeProperty().get().other());
    }

    /// Lays the keyboard shortcuts over the window, or takes them away.
    void toggleShortcuts() {
        shell.toggleShortcuts(shortcuts);
    }

    private void showDrop(DragEvent event) {
        if (event.getGestureSource() != null) {
            return; // A picture on its way out of the window.
        }
        shell.showDrop(
                switch (drop(event)) {
                    case Drop.AddModels models when models.paths().size() > 1 ->
                            "Drop to add these models";
                    case Drop.AddModels models ->
                            isIn(event.getTarget(), "vae")
                                            && ModelCatalogue.isModelFile(models.paths().getFirst())
                                    ? "Drop to decode with this VAE"
                                    : "Drop to add this model";
                    case Drop.RestoreSettings picture when picture.others() > 0 ->
                            "Drop to use the first picture's settings";
                    case Drop.RestoreSettings picture ->
                            isIn(event.getTarget(), "start-image")
                                    ? "Drop to start from this picture"
                                    : "Drop to use this picture's settings";
                    case Drop.Refuse refuse -> "Scumble takes pictures and .safetensors models";
                });
    }

    private void dragOver(DragEvent event) {
        if (event.getGestureSource() == null && !(drop(event) instanceof Drop.Refuse)) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        take(drop(event));
        event.setDropCompleted(true);
        event.consume();
    }

    /// Does what dropping these files means.
    void take(Drop drop) {
        switch (drop) {
            case Drop.AddModels models -> studio.models().add(models.paths());
            case Drop.RestoreSettings picture -> {
                go(Page.STUDIO);
                studio.generate().restoreFrom(picture.file());
                if (picture.others() > 0) {
                    studio.notices()
                            .show(
                                    Notice.info(
                                            "One picture at a time",
                                            "Only %s is used; drop the others one by one."
                                                    .formatted(picture.file().getFileName())));
                }
            }
            case Drop.Refuse refuse -> {}
        }
    }

    private static Drop drop(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return Drop.of(files == null ? List.of() : files.stream().map(File::toPath).toList());
    }

    private static boolean isIn(Object target, String id) {
        Node node = target instanceof Node it ? it : null;
        while (node != null) {
            if (id.equals(node.getId())) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }

    private final class Actions implements PictureActions {
        @Override
        public void useSettings(GenerationRequest request) {
            go(Page.STUDIO);
            studio.generate().useAgain(request);
        }

        @Override
        public void startFrom(Path file) {
            go(Page.STUDIO);
            studio.generate().startFrom(file);
        }

        @Override
        public void open(Picture picture) {
            go(Page.STUDIO);
            studio.generate().select(picture);
        }

        @Override
        public void copy(Picture picture) {
            images.whenRead(picture.file(), image -> copy(picture, image));
        }

        private void copy(Picture picture, Image image) {
            if (image.isError()) {
                studio.notices()
                        .show(
                                Notice.error(
                                        "The picture was not copied",
                                        "Its file, %s, cannot be read. Put it back, or make the picture again with its settings."
                                                .formatted(picture.file())));
            } else {
                Exports.copy(picture.file(), image);
                studio.notices().show(Notice.success("Picture copied", ""));
            }
        }

        @Override
        public void reveal(Path file) {
            Notice failure =
                    Notice.warning(
                            "The file could not be shown",
                            "No file manager opened its folder. The file is %s.".formatted(file));
            Exports.reveal(file, () -> studio.notices().show(failure));
        }
    }
}
