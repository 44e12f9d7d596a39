package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.canvas.tool.Overlay;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.Pointing;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.engine.image.Box;

/// What lies over the document: the frame, what the tool draws, and the circle of the brush. Lines
/// are drawn twice, dark under light, to be seen on any ground.
final class OverlayView extends Pane {
    private static final double GRIP = 8;

    /// A smaller circle on the screen is not to be seen.
    private static final double LEAST_CIRCLE = 2.5;

    private static final double NOTE_OFFSET = 14;

    private final CanvasViewModel canvas;
    private final ToolCursorsView cursors = new ToolCursorsView();
    private final Circle brushDark = new Circle();
    private final Circle brushLight = new Circle();
    private final Pane shapes = new Pane();
    private final Pane frame = new Pane();
    private Viewport view = new Viewport(0, 0, 1, 0, 0);
    private double density = 1;

    OverlayView(CanvasViewModel canvas) {
        this.canvas = canvas;
        setMouseTransparent(true);
        setManaged(false);
        brushDark.getStyleClass().add("brush-dark");
        brushLight.getStyleClass().add("brush-light");
        getChildren().addAll(frame, shapes, brushDark, brushLight);
        leave();
    }

    /// The pointer is elsewhere.
    void leave() {
        brushDark.setVisible(false);
        brushLight.setVisible(false);
    }

    void draw(Viewport now, double screenDensity, boolean inside, Pointer at) {
        view = now;
        density = screenDensity;
        Document document = canvas.documentProperty().get();
        if (document == null) {
            return;
        }
        drawFrame(document);
        List<Node> nodes = new ArrayList<>();
        for (Overlay each : canvas.tools().overlays()) {
            add(each, nodes);
        }
        shapes.getChildren().setAll(nodes);
        boolean brush = inside && canvas.tools().pointing(at) == Pointing.BRUSH;
        double radius = canvas.brushes().sizeProperty().get() / 2 * view.zoom() / density;
        boolean circle = brush && radius >= LEAST_CIRCLE;
        brushDark.setRadius(radius);
        brushLight.setRadius(Math.max(0, radius - 1)); // a ring inside the ring, for any ground
        for (Circle each : List.of(brushDark, brushLight)) {
            each.setVisible(circle);
            each.setCenterX(x(at.x()));
            each.setCenterY(y(at.y()));
        }
    }

    /// The frame is seen with every tool; its own tool draws it itself.
    private void drawFrame(Document document) {
        if (canvas.toolProperty().get() == ToolKind.FRAME) {
            frame.getChildren().clear();
            return;
        }
        Box box = document.settings().frame();
        if (box.equals(document.box())) {
            frame.getChildren().clear(); // All of the canvas: its own edge tells that.
            return;
        }
        Rectangle rectangle =
                new Rectangle(
                        x(box.x()),
                        y(box.y()),
                        x(box.right()) - x(box.x()),
                        y(box.bottom()) - y(box.y()));
        rectangle.getStyleClass().add("frame-line");
        frame.getChildren().setAll(rectangle);
    }

    private double x(double documentX) {
        return view.screenX(documentX) / density;
    }

    private double y(double documentY) {
        return view.screenY(documentY) / density;
    }

    private void add(Overlay overlay, List<Node> nodes) {
        switch (overlay) {
            case Overlay.Line line -> twice(nodes, () -> line(line));
            case Overlay.Oval oval -> twice(nodes, () -> oval(oval));
            case Overlay.Grip grip -> {
                Rectangle square =
                        new Rectangle(
                                x(grip.at().x()) - GRIP / 2,
                                y(grip.at().y()) - GRIP / 2,
                                GRIP,
                                GRIP);
                square.getStyleClass().add("grip");
                nodes.add(square);
            }
            case Overlay.Dot dot -> {
                Circle circle = new Circle(x(dot.at().x()), y(dot.at().y()), GRIP / 2 + 1);
                circle.getStyleClass().add("grip");
                nodes.add(circle);
            }
            case Overlay.Note note -> {
                Label label = new Label(note.text());
                label.getStyleClass().add("over-note");
                label.relocate(x(note.at().x()) + NOTE_OFFSET, y(note.at().y()) + NOTE_OFFSET);
                nodes.add(label);
            }
        }
    }

    private static void twice(List<Node> nodes, Supplier<Shape> maker) {
        Shape dark = maker.get();
        dark.getStyleClass().add("over-dark");
        Shape light = maker.get();
        light.getStyleClass().add("over-light");
        nodes.add(dark);
        nodes.add(light);
    }

    private Shape line(Overlay.Line line) {
        Polyline shape = new Polyline();
        for (Point point : line.points()) {
            shape.getPoints().addAll(x(point.x()), y(point.y()));
        }
        if (line.closed() && !line.points().isEmpty()) {
            Point first = line.points().getFirst();
            shape.getPoints().addAll(x(first.x()), y(first.y()));
        }
        return shape;
    }

    private Shape oval(Overlay.Oval oval) {
        double radiusX = oval.width() * view.zoom() / density / 2;
        double radiusY = oval.height() * view.zoom() / density / 2;
        return new Ellipse(x(oval.x()) + radiusX, y(oval.y()) + radiusY, radiusX, radiusY);
    }

    /// The pointer for what the tool would do there.
    ///
    /// @param waiting whether nothing can be done at the moment
    Cursor cursor(boolean waiting, Pointer at) {
        if (waiting) {
            return Cursor.WAIT;
        }
        return switch (canvas.tools().pointing(at)) {
            case ARROW -> Cursor.DEFAULT;
            case BRUSH -> brushDark.isVisible() ? Cursor.NONE : Cursor.CROSSHAIR;
            case CROSS -> Cursor.CROSSHAIR;
            case PICKER -> cursors.picker();
            case MOVE -> Cursor.MOVE;
            case HAND -> Cursor.OPEN_HAND;
            case GRABBING -> Cursor.CLOSED_HAND;
            case TEXT -> Cursor.TEXT;
            case ROTATE -> cursors.rotate();
            case RESIZE_NORTH_WEST -> Cursor.NW_RESIZE;
            case RESIZE_NORTH -> Cursor.N_RESIZE;
            case RESIZE_NORTH_EAST -> Cursor.NE_RESIZE;
            case RESIZE_EAST -> Cursor.E_RESIZE;
        };
    }
}
