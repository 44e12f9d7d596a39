package org.scumble.app.canvas.screen;

import java.util.EnumSet;
import java.util.Set;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;

/// What of a document takes part in which plane.
final class Planes {
    private Planes() {}

    /// Whether a layer takes part in a plane.
    static boolean isShown(Layer layer, Plane plane) {
        return layer.visible()
                && switch (plane) {
                    case PICTURE -> layer.kind() == Layer.Kind.RASTER && layer.opacity() > 0;
                    case MASK -> layer.kind() == Layer.Kind.MASK;
                    case SELECTION -> false;
                };
    }

    /// The planes in which there is something to show. The picture always counts.
    static Set<Plane> of(Document document) {
        Set<Plane> planes = EnumSet.of(Plane.PICTURE);
        if (document.layers().stream().anyMatch(Planes::isMasking)) {
            planes.add(Plane.MASK);
        }
        if (document.selection() != null) {
            planes.add(Plane.SELECTION);
        }
        return planes;
    }

    private static boolean isMasking(Layer layer) {
        return isShown(layer, Plane.MASK) && !layer.surface().isBlank();
    }

    /// The planes in which a stroke may have changed something.
    ///
    /// @param before the document before the stroke's last movement
    @SuppressWarnings("ReferenceEquality") // what was not touched is the same object still
    static Set<Plane> touched(Document before, Document after) {
        Set<Plane> planes = EnumSet.noneOf(Plane.class);
        if (before.selection() != after.selection()) {
            planes.add(Plane.SELECTION);
        }
        for (Layer layer : after.layers()) {
            Surface was = before.layer(layer.id()).map(Layer::surface).orElse(null);
            // A stroke's surface is another object after each movement.
            if (was != layer.surface()) {
                planes.add(layer.kind() == Layer.Kind.MASK ? Plane.MASK : Plane.PICTURE);
            }
        }
        return planes;
    }
}
