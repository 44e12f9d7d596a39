package org.scumble.app.canvas.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Box;

class ViewportTest {
    @Test
    void fitsLargeDocumentsAndEnlargesSmallOnesOnlySoFar() {
        Viewport large = Viewport.fitting(1000, 800, 8192, 8192, 20, 8);
        assertThat(large.zoom()).isEqualTo(760.0 / 8192);
        assertThat(large.screenX(4096)).isCloseTo(500, within(0.5));
        assertThat(large.screenY(4096)).isCloseTo(400, within(0.5));

        assertThat(Viewport.fitting(1000, 800, 16, 16, 20, 8).zoom()).isEqualTo(8);
    }

    @Test
    void keepsWhatIsUnderThePointerWhileZooming() {
        Viewport view = new Viewport(1000, 800, 0.37, -120, 44);
        double x = view.documentX(613);
        double y = view.documentY(215);
        for (double zoom : new double[] {0.5, 3, 17.3, 0.05}) {
            Viewport zoomed = view.zoomed(zoom, 613, 215);
            assertThat(zoomed.screenX(x)).isCloseTo(613, within(0.51));
            assertThat(zoomed.screenY(y)).isCloseTo(215, within(0.51));
        }
    }

    @Test
    void zoomsWithinLimitsAndInStops() {
        Viewport view = new Viewport(100, 100, 1, 0, 0);
        assertThat(view.zoomed(1000).zoom()).isEqualTo(Viewport.LARGEST);
        assertThat(view.zoomed(0).zoom()).isEqualTo(Viewport.SMALLEST);
        assertThat(view.zoomIn()).isEqualTo(1.5);
        assertThat(view.zoomOut()).isEqualTo(0.6667);
        assertThat(view.zoomed(0.9).zoomIn()).isEqualTo(1);
        assertThat(view.zoomed(Viewport.LARGEST).zoomIn()).isEqualTo(Viewport.LARGEST);
    }

    @Test
    void halvesAsOftenAsTheScreenAllows() {
        Viewport view = new Viewport(100, 100, 1, 0, 0);
        assertThat(view.level()).isZero();
        assertThat(view.zoomed(0.51).level()).isZero();
        assertThat(view.zoomed(0.5).level()).isEqualTo(1);
        assertThat(view.zoomed(0.3).level()).isEqualTo(1);
        assertThat(view.zoomed(0.0926).level()).isEqualTo(3);
        assertThat(view.zoomed(0.02).level()).isEqualTo(5);
    }

    @Test
    void tellsWhatIsVisible() {
        Viewport view = new Viewport(100, 50, 2, -20, 10);
        assertThat(view.visible(500, 500)).isEqualTo(new Box(10, 0, 50, 20));
        assertThat(view.visible(30, 500)).isEqualTo(new Box(10, 0, 20, 20));
        assertThat(view.toScreen(new Box(10, 0, 50, 20))).isEqualTo(new Box(0, 10, 100, 40));
    }

    @Test
    void keepsTheMiddleWhenTheWindowChanges() {
        Viewport view = new Viewport(100, 100, 2, 0, 0);
        Viewport resized = view.resized(300, 60);
        assertThat(resized.documentX(150)).isEqualTo(view.documentX(50));
        assertThat(resized.documentY(30)).isEqualTo(view.documentY(50));
    }
}
