package org.scumble.app.canvas.paint;

import org.scumble.engine.image.Blur;
import org.scumble.engine.image.DistanceTransform;
import org.scumble.engine.image.Mask;

/// Moves and softens the edges of a selection. Distances are true ones, so corners come out round,
/// and the pixel an edge runs through is selected by its share.
final class SelectionEdges {
    private SelectionEdges() {}

    static Mask grow(Mask mask, double pixels) {
        float[] outside = DistanceTransform.outside(mask);
        return of(mask, i -> pixels + 1 - outside[i]);
    }

    static Mask shrink(Mask mask, double pixels) {
        float[] inside = DistanceTransform.inside(mask);
        return of(mask, i -> inside[i] - pixels);
    }

    static Mask border(Mask mask, double width) {
        float[] outside = DistanceTransform.outside(mask);
        float[] inside = DistanceTransform.inside(mask);
        return of(mask, i -> width / 2 + 1 - Math.max(outside[i], inside[i]));
    }

    static Mask feather(Mask mask, double radius) {
        return Blur.gaussian(mask, radius / 2);
    }

    private static Mask of(Mask mask, Share share) {
        byte[] values = new byte[mask.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round(255 * Math.clamp(share.at(i), 0, 1));
        }
        return new Mask(mask.width(), mask.height(), values);
    }

    @FunctionalInterface
    private interface Share {
        double at(int pixel);
    }
}
