package org.scumble.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.scumble.app.canvas.LiveViewModel;
import org.scumble.app.canvas.Verb;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.lora.Lora;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.shell.Page;
import org.scumble.assets.Assets;
import org.scumble.engine.image.Box;

/// Takes the user guide's pictures, each verb before, during and after, and LoRAs at work, painted
/// by the starter model: `GuideTour HOME OUT`.
final class GuideTour extends CanvasTourBase {
    /// What the starter model paints in one pass, and best.
    private static final int SIDE = 128;

    private static final long BEACH = 4;
    private static final long SEA = 11;
    private static final long NIGHT = 2;
    private static final long SEED = 3;
    private static final String GLASS = "stained-glass";
    private static final String DINOSAUR = "dinosaur";

    private GuideTour(Path out, Studio studio, StudioWindow window) {
        super(out, studio, window);
    }

    public static void main(String[] arguments) throws IOException {
        run(arguments, GuideTour::backend, 1280, 840, GuideTour::new);
    }

    private static Backend backend(Path home) {
        return StudioApp.backend(ScreenshotTour.engine(AppFolders.in(home)), Assets.find());
    }

    @Override
    void walk() throws IOException {
        awaitModel();
        Fx.run(
                () -> {
                    studio.generate().form().seedProperty().set(SEED);
                    studio.generate().form().seedLockedProperty().set(true);
                });
        begin("Beach", BEACH);
        mask(64, 40, 62, 66, 62, 78, 80, 60, 92, 40, 92);
        simple(Verb.FILL, "a red house on a beach during the day", "fill");
        simple(Verb.REFINE, "a red house on a beach during the day", "refine");
        simple(Verb.VARIATIONS, "a red lighthouse on a beach", "variations");
        expand();
        begin("Sea", SEA);
        mask(50, 30, 68, 33, 98, 30, 80);
        simple(Verb.ADD, "a yellow sailing boat on the sea during the day, flat", "add");
        begin("Night", NIGHT);
        mask(38, 44, 92, 60, 88, 72, 66, 76, 96, 44, 98);
        simple(Verb.REMOVE, "", "remove");
        sketch();
        loras();
    }

    /// A few strokes, and what the model makes of them while they are painted.
    private void sketch() throws IOException {
        begin("Sketch", SEA);
        Fx.run(
                () ->
                        studio.generate()
                                .form()
                                .promptProperty()
                                .set("a red sailing boat on the sea during the day, flat"));
        take(ToolKind.BRUSH);
        brush(4, 0xff7a4a28);
        stroke(40, 84, 40, 38);
        brush(9, 0xfff4efe2);
        stroke(46, 52, 46, 76);
        stroke(47, 54, 60, 76);
        stroke(48, 76, 58, 76);
        brush(12, 0xffd03020);
        stroke(20, 87, 62, 87);
        stroke(26, 94, 56, 94);
        shoot("live-before");
        Fx.await("the model is fast", () -> live().refusalProperty().get().isEmpty());
        Fx.run(() -> live().onProperty().set(true));
        stroke(34, 52, 24, 76, 33, 76);
        Fx.await("it is painted", () -> candidates() == 1);
        shoot("live-during");
        Fx.run(
                () -> {
                    live().onProperty().set(false);
                    studio.painting().staging().discardAll();
                });
    }

    private void brush(double size, int colour) {
        Fx.run(
                () -> {
                    canvas().brushes().sizeProperty().set(size);
                    canvas().colours().choose(colour);
                });
    }

    private LiveViewModel live() {
        return studio.painting().live();
    }

    /// The starter's own LoRAs, and what two of them make together.
    private void loras() throws IOException {
        Fx.run(() -> window.shell().pageProperty().set(Page.LORAS));
        Fx.await(
                "its LoRAs are read",
                () -> known().size() == 3 && known().stream().allMatch(GuideTour::isRead));
        Fx.run(() -> studio.generate().form().seedLockedProperty().set(false));
        paint("a red lighthouse by the sea at sunset");
        wear(GLASS);
        paint("a red lighthouse by the sea at sunset, stained glass");
        paint("a white horse in a meadow during the day, stained glass");
        wear(DINOSAUR);
        Fx.run(() -> studio.loras().library().selectedProperty().set(lora(GLASS)));
        shoot("loras-page");
        paint("a green dinosaur on a beach during the day, stained glass");
        Fx.run(() -> window.shell().pageProperty().set(Page.STUDIO));
        shoot("loras-studio");
    }

    private List<Lora> known() {
        return studio.loras().library().shown();
    }

    private static boolean isRead(Lora lora) {
        return lora.state() != Lora.State.UNREAD;
    }

    private Lora lora(String name) {
        return known().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private void wear(String name) {
        Fx.run(() -> studio.loras().use().toggle(lora(name)));
    }

    private void paint(String prompt) {
        ScreenshotTour.paint(studio, prompt);
    }

    /// Puts a painted scene on the canvas.
    private void begin(String name, long scene) {
        Fx.run(
                () ->
                        studio.canvas()
                                .documents()
                                .create(
                                        name,
                                        Document.of(
                                                PaintingTour.scene(SIDE, SIDE, scene), "Picture")));
        Fx.await(
                "it is open",
                () -> studio.canvas().documents().infoProperty().get().name().equals(name));
        awaitCalm();
    }

    private void expand() throws IOException {
        frame(new Box(48, 0, SIDE, SIDE));
        simple(Verb.EXPAND, "a beach during the day, line art", "expand");
    }

    /// Asks for a verb, with its plan on screen before, and its first picture taken after.
    private void simple(Verb verb, String prompt, String name) throws IOException {
        Fx.run(
                () -> {
                    studio.generate().form().promptProperty().set(prompt);
                    studio.painting().verbs().pointedProperty().set(verb);
                });
        shoot(name + "-before");
        Fx.run(() -> studio.painting().verbs().pointedProperty().set(null));
        press("#verb-" + name);
        for (int i = 1; i <= verb.count(1); i++) {
            int painted = i;
            Fx.await(painted + " candidates are there", () -> candidates() >= painted);
        }
        Fx.await(
                "nothing is being painted",
                () -> studio.painting().staging().progressProperty().get() == null);
        shoot(name + "-during");
        Fx.run(() -> studio.painting().staging().accept());
        Fx.await("it is taken", () -> candidates() == 0);
        shoot(name + "-after");
    }
}
