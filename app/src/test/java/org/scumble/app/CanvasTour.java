package org.scumble.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.scumble.app.canvas.Ground;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.tool.Modifiers;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.shell.Page;

/// Walks through the canvas page with a small painting and takes pictures of it: `CanvasTour HOME
/// OUT`.
final class CanvasTour extends CanvasTourBase {
    private static final double WIDTH = 1400;
    private static final double HEIGHT = 900;
    private static final int SIDE = 768;

    CanvasTour(Path out, Studio studio, StudioWindow window) {
        super(out, studio, window);
    }

    public static void main(String[] arguments) throws IOException {
        run(arguments, home -> inPlay(GradientMaker.fast(), home), WIDTH, HEIGHT, CanvasTour::new);
    }

    @Override
    void walk() throws IOException {
        Fx.run(() -> window.shell().pageProperty().set(Page.CANVAS));
        Fx.await("a canvas is open", () -> canvas().documentProperty().get() != null);
        shoot("canvas-first");
        Fx.run(() -> studio.canvas().documents().create(1024, SIDE, Ground.WHITE));
        Fx.await("it is open", () -> canvas().documentProperty().get().height() == SIDE);
        paint();
        Fx.run(() -> hover(560, 430));
        inBothThemes("canvas");
        mask();
        inBothThemes("canvas-mask");
        select();
        inBothThemes("canvas-selection");
        transform();
        inBothThemes("canvas-transform");
        near();
        shoot("canvas-near");
        turned();
        inBothThemes("canvas-turned");
        text();
        shoot("canvas-text");
        cards();
    }

    private void colour(int rgb) {
        Fx.run(() -> canvas().colours().choose(rgb));
    }

    private void brush(double size, double hardness, double opacity) {
        Fx.run(
                () -> {
                    canvas().brushes().sizeProperty().set(size);
                    canvas().brushes().hardnessProperty().set(hardness);
                    canvas().brushes().opacityProperty().set(opacity);
                });
    }

    /// A hill's outline from the left to the right, and all below it.
    private void hill(double height, double wave, double phase) {
        for (double y = height; y < SIDE + 60; y += 34) {
            double[] points = new double[2 * 42];
            for (int i = 0; i < 42; i++) {
                points[2 * i] = i * 26 - 20;
                points[2 * i + 1] =
                        y + wave * Math.sin(i * 0.16 + phase) + 8 * Math.sin(i * 0.9 + y);
            }
            stroke(points);
        }
    }

    private void paint() {
        Fx.run(() -> canvas().colours().chooseBackground(0xfff4b183));
        colour(0xff31507f);
        take(ToolKind.GRADIENT);
        stroke(500, 0, 500, 300, 500, 520);
        rename("Sky");

        add(Layer.Kind.RASTER, "Sun");
        take(ToolKind.BRUSH);
        colour(0xfff7d154);
        brush(150, 0.9, 1);
        stroke(720, 300, 721, 300);
        colour(0xfffff1c4);
        brush(300, 0.0, 0.5);
        stroke(720, 300, 721, 300);

        add(Layer.Kind.RASTER, "Clouds");
        colour(0xffffffff);
        brush(58, 0.25, 0.75);
        stroke(150, 180, 200, 165, 260, 176, 330, 168, 380, 186);
        stroke(210, 150, 250, 140, 300, 148);
        stroke(480, 110, 540, 100, 620, 112);

        add(Layer.Kind.RASTER, "Hills");
        brush(74, 0.85, 1);
        colour(0xff6d57a5);
        hill(500, 46, 0.4);
        colour(0xff3f8f8b);
        hill(590, 34, 2.4);
        colour(0xff2e5c46);
        hill(680, 26, 4.2);

        add(Layer.Kind.RASTER, "Lighthouse");
        colour(0xfff3ece0);
        brush(58, 1, 1);
        stroke(300, 590, 304, 500, 308, 420);
        colour(0xffe5533d);
        brush(60, 1, 1);
        stroke(303, 560, 304, 548);
        stroke(306, 480, 307, 468);
        brush(44, 1, 1);
        stroke(308, 392, 309, 384);
        colour(0xff1c1a1f);
        brush(12, 1, 1);
        stroke(276, 406, 342, 406);
        Fx.run(
                () -> {
                    studio.canvas().layers().setOpacity(0.94);
                    canvas().brushes().sizeProperty().set(72);
                    canvas().colours().choose(0xffe5533d);
                });
        add(Layer.Kind.RASTER, "Light");
        colour(0xffffe9a8);
        brush(120, 0, 0.6);
        stroke(340, 396, 520, 360, 760, 330);
        Fx.run(
                () -> {
                    studio.canvas().layers().setBlend(Blend.SCREEN);
                    studio.canvas().layers().setOpacity(0.8);
                });
        colour(0xffe5533d);
        brush(72, 0.8, 1);
    }

    private void add(Layer.Kind kind, String name) {
        Fx.run(() -> studio.canvas().layers().add(kind));
        rename(name);
    }

    private void rename(String name) {
        Fx.run(() -> studio.canvas().layers().rename(canvas().document().activeLayer(), name));
    }

    private void mask() {
        take(ToolKind.MASK_BRUSH);
        brush(90, 0.7, 1);
        stroke(300, 380, 304, 460, 300, 560, 310, 600);
        stroke(280, 380, 330, 430, 290, 520);
        Fx.run(() -> hover(420, 470));
    }

    private void select() {
        take(ToolKind.ELLIPSE);
        Fx.run(() -> canvas().choices().featherProperty().set(0));
        stroke(600, 190, 700, 300, 840, 420);
        take(ToolKind.LASSO);
        stroke(Modifiers.SHIFT, 130, 130, 300, 110, 420, 150, 430, 220, 280, 230, 120, 210);
    }

    private void transform() {
        Fx.run(
                () -> {
                    studio.canvas().edit().deselect();
                    long lighthouse =
                            canvas().document().layers().stream()
                                    .filter(it -> it.name().equals("Lighthouse"))
                                    .findFirst()
                                    .orElseThrow()
                                    .id();
                    studio.canvas().layers().choose(lighthouse);
                });
        take(ToolKind.MOVE);
        Fx.run(() -> canvas().view().fit());
        stroke(310, 470, 480, 470, 560, 470);
        stroke(594, 620, 640, 610, 660, 560);
        Fx.run(() -> hover(400, 500));
    }

    private void near() {
        Fx.run(
                () -> {
                    canvas().cancel();
                    canvas().take(ToolKind.BRUSH);
                    canvas().brushes().sizeProperty().set(14);
                    canvas().view().zoomAt(9, 300, 420);
                    hover(420, 420);
                });
    }

    private void turned() {
        take(ToolKind.RECTANGLE);
        Fx.run(
                () -> {
                    canvas().view().fit();
                    canvas().view().turnLeft();
                });
        stroke(380, 160, 500, 300, 660, 420);
        Fx.run(() -> hover(420, 420));
    }

    private void text() {
        Fx.run(
                () -> {
                    canvas().view().upright();
                    studio.canvas().edit().deselect();
                    canvas().take(ToolKind.TEXT);
                    canvas().choices().textSizeProperty().set(64);
                    canvas().pressed(Pointer.at(430, 560));
                    canvas().released(Pointer.at(430, 560));
                    TextArea field = (TextArea) window.scene().lookup("#text-entry");
                    field.setText("Northern light");
                });
    }

    private void cards() throws IOException {
        Fx.run(
                () -> {
                    canvas().cancel();
                    canvas().take(ToolKind.FRAME);
                    key("N");
                });
        shoot("canvas-new");
        Fx.run(
                () -> {
                    key("Esc");
                    canvas().pressed(Pointer.at(180, 280));
                    canvas().dragged(Pointer.at(690, 760));
                    canvas().released(Pointer.at(690, 760));
                    window.scene().lookup("#drop-zones").setVisible(true);
                });
        shoot("canvas-drop");
        Fx.run(
                () -> {
                    window.scene().lookup("#drop-zones").setVisible(false);
                    window.toggleShortcuts();
                });
        inBothThemes("canvas-shortcuts");
        Fx.run(window::toggleShortcuts);
    }

    private void key(String key) {
        boolean escape = key.equals("Esc");
        window.scene()
                .getRoot()
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                key,
                                escape ? KeyCode.ESCAPE : KeyCode.N,
                                false,
                                !escape,
                                false,
                                false));
    }

    /// Puts the pointer somewhere over the canvas.
    private void hover(double x, double y) {
        for (var type : List.of(MouseEvent.MOUSE_ENTERED_TARGET, MouseEvent.MOUSE_MOVED)) {
            window.scene()
                    .lookup("#viewport")
                    .fireEvent(
                            new MouseEvent(
                                    type,
                                    x,
                                    y,
                                    x,
                                    y,
                                    MouseButton.NONE,
                                    0,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    null));
        }
    }
}
