package org.scumble.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.scumble.app.lora.ActiveLoras;
import org.scumble.app.lora.Lora;
import org.scumble.app.lora.LorasViewModel;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.Theme;
import org.scumble.app.shell.Page;
import org.scumble.engine.image.PngWriter;

/// Walks through the LoRAs and takes pictures of them: `LoraTour HOME OUT`.
final class LoraTour {
    private static final double WIDTH = 1280;
    private static final double NARROW = 1100;
    private static final double HEIGHT = 800;
    private static final int COVER_WIDTH = 256;
    private static final int COVER_HEIGHT = 320;

    private final Path out;
    private final Stage stage;
    private final Studio studio;
    private final StudioWindow window;

    private LoraTour(Path out, Stage stage, Studio studio, StudioWindow window) {
        this.out = out;
        this.stage = stage;
        this.studio = studio;
        this.window = window;
    }

    public static void main(String[] arguments) throws IOException {
        Fx.start();
        Path home = Files.createDirectories(Path.of(arguments[0]));
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Path starter = Files.createDirectories(home.resolve("starter"));
        AppFolders folders = AppFolders.in(home);
        Studio studio =
                Fx.get(
                        () ->
                                new Studio(
                                        folders,
                                        Backends.of(GradientMaker.fast(), starter),
                                        Platform::runLater));
        StudioWindow window = Fx.get(() -> new StudioWindow(studio));
        Stage stage =
                Fx.get(
                        () -> {
                            Stage shown = new Stage();
                            shown.setScene(window.scene());
                            shown.setWidth(WIDTH);
                            shown.setHeight(HEIGHT);
                            shown.show();
                            studio.start();
                            return shown;
                        });
        new LoraTour(out, stage, studio, window).walk(folders.loras());
        Fx.run(studio::close);
        Platform.exit();
    }

    private void walk(Path folder) throws IOException {
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
        go(Page.LORAS);
        Fx.await("the disk was looked at", () -> loras().loadedProperty().get());
        shoot("loras-empty");
        write(folder);
        Fx.run(() -> loras().refresh());
        Fx.await(
                "all are read",
                () ->
                        loras().shown().size() == 12
                                && loras().shown().stream()
                                        .noneMatch(it -> it.state() == Lora.State.UNREAD));
        Files.delete(folder.resolve("old-marker.safetensors"));
        Fx.run(
                () -> {
                    loras().refresh();
                    loras().toggleFavourite(lora("Gouache-Landscapes"));
                    loras().toggleFavourite(lora("line_art_ink"));
                    studio.loras().use().toggle(lora("line_art_ink"));
                    studio.loras().use().toggle(lora("NightSky"));
                });
        inBothThemes("loras");
        Fx.run(() -> loras().selectedProperty().set(lora("line_art_ink")));
        inBothThemes("loras-details");
        Fx.run(() -> stage.setWidth(NARROW));
        shoot("loras-narrow");
        Fx.run(() -> loras().selectedProperty().set(lora("partly-watercolour")));
        shoot("loras-partly");
        Fx.run(() -> loras().selectedProperty().set(lora("broken-download")));
        shoot("loras-broken");
        Fx.run(() -> this.<Button>node("#lora-folders-button").fire());
        shootAll("loras-folders");
        hidePopups();
        go(Page.STUDIO);
        Fx.run(
                () ->
                        studio.generate()
                                .form()
                                .promptProperty()
                                .set(
                                        "a red lighthouse <lora:Gouache-Landscapes:0.5:0.8>,"
                                                + " <lora:ukiyo-e:0.7>, <lora:ukiyo:1>"));
        inBothThemes("loras-prompt");
        Fx.run(
                () -> {
                    ActiveLoras active = studio.generate().form().loras();
                    active.list().getFirst().separateProperty().set(true);
                    active.list().getFirst().textEncoderWeightProperty().set(0.45);
                    active.list().getLast().unetWeightProperty().set(-0.6);
                    active.list().getLast().onProperty().set(false);
                    studio.loras().use().toggle(lora("pixel-art-sprites"));
                });
        inBothThemes("loras-strip");
        Fx.run(() -> this.<Button>node(".lora-add").fire());
        shootAll("loras-picker");
        hidePopups();
        go(Page.CANVAS);
        Fx.run(() -> this.<Button>node("#canvas-loras").fire());
        shootAll("loras-canvas");
        Fx.run(LoraTour::addFromThePopup);
        shootAll("loras-canvas-add");
        hidePopups();
    }

    private static void addFromThePopup() {
        Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(popup -> popup.getScene().getRoot().lookup(".lora-add"))
                .filter(Button.class::isInstance)
                .findFirst()
                .ifPresent(add -> ((Button) add).fire());
    }

    private static void hidePopups() {
        Fx.run(
                () ->
                        List.copyOf(Window.getWindows()).stream()
                                .filter(PopupWindow.class::isInstance)
                                .forEach(Window::hide));
        ScreenshotTour.rest(); // they fade out
    }

    private static void write(Path folder) throws IOException {
        lora(
                folder,
                "line_art_ink",
                1,
                Map.of(
                        "family",
                        "CUSTOM",
                        "words",
                        "ink drawing, bold outlines",
                        "author",
                        "Mara Lindqvist",
                        "learned",
                        "line art, house, tree, white background, lighthouse, cat, boat",
                        "description",
                        "Strong black outlines over flat colour. Works best between 0.6 and 0.9."));
        lora(
                folder,
                "Gouache-Landscapes",
                2,
                Map.of("family", "CUSTOM", "kind", "LOCON", "words", "gouache"));
        lora(folder, "NightSky", 0, Map.of("family", "CUSTOM", "words", "starry night"));
        lora(folder, "partly-watercolour", 3, Map.of("family", "CUSTOM", "kind", "LOHA"));
        lora(
                folder,
                "cinematic_portrait_lighting_v2.1_final",
                4,
                Map.of("family", "SDXL", "words", "cinematic lighting"));
        lora(folder, "pixel-art-sprites", 0, Map.of("family", "SD1"));
        lora(folder, "EasyNegative", 0, Map.of("family", "SD1", "kind", "TEXTUAL_INVERSION"));
        lora(folder, "add_detail", 0, Map.of("kind", "LORA"));
        lora(folder, "old-marker", 0, Map.of("family", "CUSTOM"));
        lora(folder, "paper cut-outs", 5, Map.of("family", "CUSTOM", "kind", "LOKR"));
        lora(folder, "broken-download", 0, Map.of());
        lora(folder, "ukiyo-e", 0, Map.of("family", "SD2", "kind", "DORA"));
    }

    private static void lora(Path folder, String name, int cover, Map<String, String> facts)
            throws IOException {
        FakeLoras.write(folder.resolve(name + ".safetensors"), facts);
        if (cover > 0) {
            PngWriter.write(
                    GradientMaker.paint(COVER_WIDTH, COVER_HEIGHT, cover),
                    Map.of(),
                    folder.resolve(name + ".preview.png"));
        }
    }

    private LorasViewModel loras() {
        return studio.loras().library();
    }

    private Lora lora(String name) {
        return loras().shown().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void go(Page page) {
        Fx.run(() -> window.shell().pageProperty().set(page));
    }

    private void inBothThemes(String name) throws IOException {
        shoot(name);
        Fx.run(() -> studio.themeProperty().set(Theme.LIGHT));
        shoot(name + "-light");
        Fx.run(() -> studio.themeProperty().set(Theme.DARK));
    }

    private void shoot(String name) throws IOException {
        ScreenshotTour.rest();
        Fx.screenshot(window.scene(), out.resolve(name + ".png"));
    }

    private void shootAll(String name) throws IOException {
        shoot(name);
        int number = 0;
        for (Window each : List.copyOf(Window.getWindows())) {
            if (each instanceof PopupWindow popup) {
                Fx.screenshot(popup.getScene(), out.resolve(name + "-popup" + number++ + ".png"));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T node(String query) {
        return (T) window.scene().getRoot().lookup(query);
    }
}
