package org.scumble.app;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.scene.Scene;
import org.scumble.app.generate.Drop;
import org.scumble.app.job.QueueView;
import org.scumble.app.notice.NoticesView;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.ShellView;
import org.scumble.app.shell.ShortcutsViewModel;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Keys;
import org.scumble.app.ui.Looks;

/// The window's scene over a [Studio]: pages, keys and dropped files, wired.
public final class StudioWindow {
    private final DroppedFiles dropped;
    private final PagesView pages;
    private final ShellView shell;
    private final ShortcutsViewModel shortcuts;
    private final Scene scene;

    /// Held here because bindings are only weakly held by what they observe.
    private final IntegerBinding pending;

    public StudioWindow(Studio studio) {
        Images images = new Images();
        Hints hints = new Hints(studio.keysProperty());
        dropped = new DroppedFiles(studio, this::go);
        pages =
                new PagesView(
                        studio,
                        new StudioActions(studio, images, this::go),
                        dropped::useSettings,
                        this::go,
                        images,
                        hints);
        pending = Bindings.createIntegerBinding(() -> pendingJobs(studio), studio.queue().jobs());
        shell =
                new ShellView(
                        pages::page,
                        studio.themeProperty(),
                        pending,
                        new QueueView(studio.queue()),
                        new NoticesView(studio.notices()),
                        this::toggleShortcuts,
                        hints);
        shortcuts =
                new ShortcutsViewModel(
                        new StudioShortcuts(studio, pages, shell, this::toggleShortcuts).all(),
                        studio.keysProperty(),
                        Keys::overlap);
        scene = new Scene(shell);
        scene.getStylesheets().add(Looks.sheet());
        Looks.wear(shell, studio.themeProperty().get());
        studio.themeProperty().addListener((property, before, now) -> Looks.wear(shell, now));
        new KeyboardView(scene, shell, shortcuts, studio.generate()).listen();
        new FileDragView(shell, dropped).listen();
    }

    private static int pendingJobs(Studio studio) {
        return (int) studio.queue().jobs().stream().filter(job -> job.state().isPending()).count();
    }

    public Scene scene() {
        return scene;
    }

    /// The width of the prompt and settings pane, to be remembered.
    public double settingsWidth() {
        return pages.generate().settingsWidth();
    }

    public void focusPrompt() {
        pages.generate().focusPrompt();
    }

    ShellView shell() {
        return shell;
    }

    private void go(Page page) {
        shell.pageProperty().set(page);
    }

    /// Lays the keyboard shortcuts over the window, or takes them away.
    void toggleShortcuts() {
        shell.toggleShortcuts(shortcuts);
    }

    /// Does what dropping these files means.
    void take(Drop drop) {
        dropped.take(drop);
    }
}
