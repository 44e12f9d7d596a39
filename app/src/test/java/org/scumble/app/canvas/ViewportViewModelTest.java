package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Viewport;

class ViewportViewModelTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private final ViewportViewModel view = new ViewportViewModel();

    @BeforeEach
    void show() {
        view.open(Document.blank(400, 300));
        view.resize(WIDTH, HEIGHT);
    }

    @Test
    void uprightTheViewportIsTheScreen() {
        assertThat(now().width()).isEqualTo(WIDTH);
        assertThat(now().height()).isEqualTo(HEIGHT);
        for (int quarter = 1; quarter <= 4; quarter++) {
            view.turn(90);
            boolean lies = quarter % 2 == 1;
            assertThat(now().width()).isEqualTo(lies ? HEIGHT : WIDTH);
            assertThat(now().height()).isEqualTo(lies ? WIDTH : HEIGHT);
        }
        assertThat(view.angleProperty().get()).isZero();
    }

    @Test
    void aTurnedViewFillsTheScreenAndFitsOntoIt() {
        for (int i = 0; i < 24; i++) {
            view.turnRight();
            for (double x : new double[] {0, WIDTH}) {
                for (double y : new double[] {0, HEIGHT}) {
                    double[] there = turned(x, y, WIDTH, HEIGHT, -angle(), now());
                    assertThat(there[0]).isBetween(-1.0, now().width() + 1.0);
                    assertThat(there[1]).isBetween(-1.0, now().height() + 1.0);
                }
            }
            for (double x : new double[] {now().screenX(0), now().screenX(400)}) {
                for (double y : new double[] {now().screenY(0), now().screenY(300)}) {
                    double[] there = back(x, y);
                    assertThat(there[0]).isBetween(38.0, WIDTH - 38.0);
                    assertThat(there[1]).isBetween(38.0, HEIGHT - 38.0);
                }
            }
        }
        assertThat(view.angleProperty().get()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatIsInTheMiddleStaysThereWhileTurning() {
        view.zoomAt(3, 100, 100);
        double zoom = now().zoom();
        double x = now().documentX(now().width() / 2.0);
        double y = now().documentY(now().height() / 2.0);
        view.turn(37);
        view.turn(-80);
        assertThat(now().zoom()).isEqualTo(zoom);
        assertThat(now().documentX(now().width() / 2.0)).isCloseTo(x, within(2 / zoom));
        assertThat(now().documentY(now().height() / 2.0)).isCloseTo(y, within(2 / zoom));
        assertThat(view.angleProperty().get()).isCloseTo(-43, within(1e-9));

        view.upright();
        assertThat(view.angleProperty().get()).isZero();
        assertThat(now().width()).isEqualTo(WIDTH);
    }

    @Test
    void anglesGoOnceAround() {
        view.turn(180);
        assertThat(view.angleProperty().get()).isEqualTo(180);
        view.turnRight();
        assertThat(view.angleProperty().get()).isEqualTo(-165);
        view.turn(-720);
        assertThat(view.angleProperty().get()).isEqualTo(-165);
    }

    private Viewport now() {
        return view.viewportProperty().get();
    }

    private double angle() {
        return view.angleProperty().get();
    }

    /// Where a place of the viewport is on the screen.
    private double[] back(double x, double y) {
        Viewport screen = new Viewport(WIDTH, HEIGHT, 1, 0, 0);
        return turned(x, y, now().width(), now().height(), angle(), screen);
    }

    /// A place turned around the middle of one area into another with the same middle.
    private static double[] turned(
            double x, double y, int width, int height, double degrees, Viewport to) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double dx = x - width / 2.0;
        double dy = y - height / 2.0;
        return new double[] {
            to.width() / 2.0 + dx * cos - dy * sin, to.height() / 2.0 + dx * sin + dy * cos
        };
    }
}
