package org.scumble.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import org.scumble.app.gallery.PictureBarView;
import org.scumble.app.generate.GenerateView;
import org.scumble.app.generate.GenerateViewModel;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.ShellView;
import org.scumble.app.shell.Shortcut;

/// All that keys do in the window: what they do on the canvas first, then on the other pages and
/// everywhere.
final class StudioShortcuts {
    private static final String EVERYWHERE = "Everywhere";

    private final Studio studio;
    private final PagesView pages;
    private final ShellView shell;
    private final Runnable toggleShortcuts;

    /// @param toggleShortcuts shows the list of these shortcuts, or hides it
    StudioShortcuts(Studio studio, PagesView pages, ShellView shell, Runnable toggleShortcuts) {
        this.studio = studio;
        this.pages = pages;
        this.shell = shell;
        this.toggleShortcuts = toggleShortcuts;
    }

    List<Shortcut> all() {
        List<Shortcut> list = new ArrayList<>(pages.canvas().shortcuts());
        list.addAll(quickGeneration());
        list.addAll(pictures());
        list.add(everywhere("cancel", "Cancel what is being done", "Esc", this::escape));
        for (Page page : Page.values()) {
            list.add(goTo(page));
        }
        list.add(lora("search", "Search", "Shortcut+F", () -> pages.loras().focusSearch()));
        list.add(lora("favourite", "Favourite", "F", () -> pages.loras().toggleFavourite()));
        list.add(
                everywhere(
                        "queue",
                        "Show the queue",
                        "Shortcut+J",
                        () -> toggle(shell.queueShownProperty())));
        list.add(everywhere("theme", "Dark or light", "Shortcut+T", this::toggleTheme));
        list.add(everywhere("keys", "These shortcuts", "F1", toggleShortcuts));
        return list;
    }

    private List<Shortcut> quickGeneration() {
        GenerateViewModel model = studio.generate();
        GenerateView view = pages.generate();
        BooleanProperty seedLocked = model.form().seedLockedProperty();
        return List.of(
                quick("generate", "Generate", "Shortcut+Enter", view::generate),
                quick("undo", "Undo a change of settings", "Shortcut+Z", model::undo),
                quick("seed", "Throw a new seed", "Shortcut+R", model.form()::rollSeed),
                quick("lock", "Lock or unlock the seed", "Shortcut+L", () -> toggle(seedLocked)),
                quick("prompt", "Go to the prompt", "Shortcut+P", this::goToPrompt),
                quick("fit", "Fit the picture to the window", "Shortcut+0", view::fit),
                quick("actual", "Actual size", "Shortcut+9", view::showActualSize));
    }

    private List<Shortcut> pictures() {
        return List.of(
                picture("copy", "Copy the picture", "Shortcut+C", PictureBarView::copy),
                picture("save", "Save the picture as…", "Shortcut+S", PictureBarView::saveAs),
                picture("favourite", "Favourite", "Shortcut+D", PictureBarView::toggleFavourite),
                picture("trash", "Move the picture to the trash", "Delete", PictureBarView::trash));
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

    /// What acts on a picture, where there is one.
    private Shortcut picture(String id, String action, String keys, Consumer<PictureBarView> act) {
        return Shortcut.of(
                "picture." + id,
                "Pictures",
                action,
                keys,
                Set.of(Page.STUDIO, Page.GALLERY),
                () -> act.accept(pages.pictureBar(shell.pageProperty().get())));
    }

    private static Shortcut lora(String id, String action, String keys, Runnable run) {
        return Shortcut.of("lora." + id, "LoRAs", action, keys, Set.of(Page.LORAS), run);
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

    /// Ends one thing: what lies over the page, what is begun on the canvas, or the painting.
    private void escape() {
        if (shell.hideOverlay()) {
            return;
        }
        if (shell.pageProperty().get() != Page.CANVAS || !pages.canvas().escape()) {
            studio.generate().cancel();
        }
    }

    private void goToPrompt() {
        go(Page.STUDIO);
        pages.generate().focusPrompt();
    }

    private void go(Page page) {
        shell.pageProperty().set(page);
    }

    private void toggleTheme() {
        studio.themeProperty().set(studio.themeProperty().get().other());
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }
}
