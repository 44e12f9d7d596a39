package org.scumble.app;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.scumble.app.canvas.CanvasView;
import org.scumble.app.gallery.GalleryView;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureActions;
import org.scumble.app.gallery.PictureBarView;
import org.scumble.app.generate.Drop;
import org.scumble.app.generate.GenerateView;
import org.scumble.app.job.Job;
import org.scumble.app.job.QueueView;
import org.scumble.app.lora.LoraButtonView;
import org.scumble.app.lora.LoraStripView;
import org.scumble.app.lora.LorasView;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelsView;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.NoticesView;
import org.scumble.app.settings.WindowState;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.ShellView;
import org.scumble.app.shell.Shortcut;
import org.scumble.app.shell.ShortcutsViewModel;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Keys;
import org.scumble.app.ui.Looks;
import org.scumble.engine.GenerationRequest;

/// The window's scene over a [Studio]: the views, the shortcuts and what happens to dropped files.
public final class StudioWindow {
    private static final String EVERYWHERE = "Everywhere";
    private static final double SETTINGS_WIDTH = 344;

    private final Studio studio;
    private final Images images = new Images();
    private final PictureActions actions = new Actions();
    private final Hints hints;
    private final PictureBarView pictureBar;
    private final GenerateView generate;
    private final CanvasView canvas;
    private final ShellView shell;
    private @Nullable GalleryView gallery;
    private @Nullable LorasView loras;
    private final Scene scene;
    private final ShortcutsViewModel shortcuts;

    /// Held here because bindings are only weakly held by what they observe.
    private final IntegerBinding pending;

    public StudioWindow(Studio studio) {
        this.studio = studio;
        double settingsWidth =
                studio.settings().window().map(WindowState::settingsWidth).orElse(SETTINGS_WIDTH);
        hints = new Hints(studio.keysProperty());
        pictureBar =
                new PictureBarView(studio.generate().onEasel(), studio.gallery(), actions, hints);
        generate =
                new GenerateView(
                        studio.generate(),
                        studio.gallery(),
                        studio.models().models(),
                        new LoraStripView(studio.loras(), images, () -> go(Page.LORAS)),
                        images,
                        pictureBar,
                        settingsWidth,
                        hints);
        canvas = new CanvasView(studio.canvas(), hints, this::useSettingsOf);
        canvas.paintWith(
                studio.painting(),
                studio.models().models(),
                studio.generate()::choose,
                new LoraButtonView(studio.loras(), images, () -> go(Page.LORAS)));
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
                        this::toggleShortcuts,
                        hints);
        shortcuts = new ShortcutsViewModel(shortcuts(), studio.keysProperty(), Keys::overlap);
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
            case CANVAS -> canvas;
            case STUDIO -> generate;
            case GALLERY -> gallery();
            case MODELS ->
                    new ModelsView(
                            studio.models(),
                            studio.generate().form().modelProperty(),
                            this::use,
                            actions::reveal);
            case LORAS -> loras();
        };
    }

    private LorasView loras() {
        LorasView view = loras;
        if (view == null) {
            view =
                    new LorasView(
                            studio.loras(),
                            new LorasView.Outside(actions::reveal, this::lookedAt),
                            images,
                            hints);
            loras = view;
        }
        return view;
    }

    /// The picture on the easel, if its file is there.
    private Optional<Path> lookedAt() {
        return Optional.ofNullable(studio.generate().selectedProperty().get())
                .flatMap(Picture::presentFile);
    }

    private GalleryView gallery() {
        GalleryView view = gallery;
        if (view == null) {
            view = new GalleryView(studio.gallery(), actions, images, hints);
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
        List<Shortcut> list = new ArrayList<>(canvas.shortcuts());
        list.addAll(
                List.of(
                        quick("generate", "Generate", "Shortcut+Enter", generate::generate),
                        quick(
                                "undo",
                                "Undo a change of settings",
                                "Shortcut+Z",
                                studio.generate()::undo),
                        quick(
                                "seed",
                                "Throw a new seed",
                                "Shortcut+R",
                                studio.generate().form()::rollSeed),
                        quick(
                                "lock",
                                "Lock or unlock the seed",
                                "Shortcut+L",
                                this::toggleSeedLock),
                        quick("prompt", "Go to the prompt", "Shortcut+P", this::goToPrompt),
                        quick("fit", "Fit the picture to the window", "Shortcut+0", generate::fit),
                        quick("actual", "Actual size", "Shortcut+9", generate::showActualSize),
                        picture(
                                "copy",
                                "Copy the picture",
                                "Shortcut+C",
                                () -> pictureBar().copy()),
                        picture(
                                "save",
                                "Save the picture as…",
                                "Shortcut+S",
                                () -> pictureBar().saveAs()),
                        picture(
                                "favourite",
                                "Favourite",
                                "Shortcut+D",
                                () -> pictureBar().toggleFavourite()),
                        picture(
                                "trash",
                                "Move the picture to the trash",
                                "Delete",
                                () -> pictureBar().trash()),
                        everywhere("cancel", "Cancel what is being done", "Esc", this::escape),
                        goTo(Page.CANVAS),
                        goTo(Page.STUDIO),
                        goTo(Page.GALLERY),
                        goTo(Page.MODELS),
                        goTo(Page.LORAS),
                        lora("search", "Search", "Shortcut+F", () -> loras().focusSearch()),
                        lora("favourite", "Favourite", "F", () -> loras().toggleFavourite()),
                        everywhere("queue", "Show the queue", "Shortcut+J", this::toggleQueue),
                        everywhere("theme", "Dark or light", "Shortcut+T", this::toggleTheme),
                        everywhere("keys", "These shortcuts", "F1", this::toggleShortcuts)));
        return list;
    }

    /// What acts on the form, on every page but the canvas.
    private static Shortcut quick(String id, String action, String keys, Runnable run) {
        return Shortcut.of(
                "quick." + id,
                "Quick generation",
                action,
                keys,
                Set.of(Page.STUDIO, Page.GALLERY, Page.MODELS, Page.LORAS),
                run);
    }

    private static Shortcut lora(String id, String action, String keys, Runnable run) {
        return Shortcut.of("lora." + id, "LoRAs", action, keys, Set.of(Page.LORAS), run);
    }

    /// What acts on a picture, where there is one.
    private static Shortcut picture(String id, String action, String keys, Runnable run) {
        return Shortcut.of(
                "picture." + id, "Pictures", action, keys, Set.of(Page.STUDIO, Page.GALLERY), run);
    }

    private Shortcut goTo(Page page) {
        return Shortcut.of(
                page.shortcutId(),
                EVERYWHERE,
                page.title(),
                page.keys(),
                Set.of(Page.values()),
                () -> go(page));
    }

    private static Shortcut everywhere(String id, String action, String keys, Runnable run) {
        return Shortcut.of("window." + id, EVERYWHERE, action, keys, Set.of(Page.values()), run);
    }

    private void keyPressed(KeyEvent event) {
        if (shell.takeKeys(event)) {
            event.consume();
            return;
        }
        Page page = shell.pageProperty().get();
        for (Shortcut shortcut : shortcuts.shortcuts()) {
            if (shortcut.pages().contains(page)
                    && Keys.match(shortcuts.keys(shortcut), event)
                    && !belongsToText(event)
                    && shortcut.act().getAsBoolean()) {
                event.consume();
                return;
            }
        }
        if ("?".equals(event.getText()) && textFocus() == null) {
            toggleShortcuts();
            event.consume();
        }
    }

    /// Letters and the keys that edit mean the text first, while there is something to do there.
    private boolean belongsToText(KeyEvent event) {
        TextInputControl text = textFocus();
        if (text == null || event.getCode().isFunctionKey()) {
            return false;
        }
        if (event.isAltDown() && event.getCode().isDigitKey()) {
            return false; // The verbs' keys are meant while the prompt is being written too.
        }
        boolean canvasPage = shell.pageProperty().get() == Page.CANVAS;
        return switch (event.getCode()) {
            case ESCAPE -> false;
            case Z ->
                    !event.isShortcutDown()
                            || (text.isUndoable() && !studio.generate().isJustChanged());
            case C -> !event.isShortcutDown() || !text.getSelectedText().isEmpty();
            case A, V, X, Y -> !event.isShortcutDown() || canvasPage;
            case DELETE -> true;
            default -> !event.isShortcutDown();
        };
    }

    private @Nullable TextInputControl textFocus() {
        return scene.getFocusOwner() instanceof TextInputControl text ? text : null;
    }

    private void escape() {
        if (shell.hideOverlay()) {
            return;
        }
        if (shell.pageProperty().get() != Page.CANVAS || !canvas.escape()) {
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
        if (isForCanvas(event)) {
            shell.hideDrop(); // the canvas has zones of its own
            return;
        }
        if (isForLoras(event)) {
            shell.showDrop("Drop to add to your LoRAs");
            return;
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

    private boolean isForCanvas(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return shell.pageProperty().get() == Page.CANVAS
                && files != null
                && !files.isEmpty()
                && files.stream().map(File::toPath).allMatch(CanvasView::takes);
    }

    private boolean isForLoras(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return shell.pageProperty().get() == Page.LORAS
                && files != null
                && LorasView.takes(files.stream().map(File::toPath).toList());
    }

    private void useSettingsOf(Path file) {
        take(Drop.of(List.of(file)));
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
