package org.scumble.engine.pipeline;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Box;

/// How much of a picture the model is shown around the region that it paints.
final class ContextBox {
    /// Krita AI Diffusion's surroundings for painting anew: a sixteenth of the picture or half of
    /// the region, whichever is more.
    private static final int PICTURE_SHARE = 16;

    private static final int REGION_SHARE = 2;

    /// As in Fooocus, the shorter side of what is painted anew is at least this share of the
    /// longer.
    private static final double LEAST_PROPORTION = 0.618;

    /// For changing what is there a narrow margin is enough: this share of the diagonal.
    private static final double MARGIN_PER_DIAGONAL = 0.06;

    /// And at least so many steps of the grid, to see by how much colours shift.
    private static final int LEAST_MARGIN = 4;

    private final int width;
    private final int height;
    private final PictureLimits limits;

    ContextBox(int width, int height, PictureLimits limits) {
        this.width = width;
        this.height = height;
        this.limits = limits;
    }

    /// @param bounds of the mask
    /// @param reach how far beyond it is repainted
    /// @param padding wished for around the mask, or null for enough
    /// @return a box that contains all that is repainted, inside the picture, its sides on the
    ///     model's grid as far as the picture's allow
    Box around(Box bounds, int reach, double strength, @Nullable Integer padding) {
        Box region = bounds.grow(reach).intersect(Box.of(width, height));
        if (padding != null) {
            Box padded = bounds.grow(Math.max(padding, reach)).intersect(Box.of(width, height));
            return fit(padded, padded.width(), padded.height());
        }
        if (strength < 1) {
            return margined(region);
        }
        int surroundings =
                Math.max(
                        Math.max(width, height) / PICTURE_SHARE,
                        (region.width() + region.height()) / 2 / REGION_SHARE);
        int across = Math.max(region.width() + 2 * surroundings, limits.nativeSide());
        int down = Math.max(region.height() + 2 * surroundings, limits.nativeSide());
        return fit(
                region,
                Math.max(across, (int) (LEAST_PROPORTION * down)),
                Math.max(down, (int) (LEAST_PROPORTION * across)));
    }

    /// The region with as much around it as changing it takes.
    Box margined(Box region) {
        int margin =
                Math.max(
                        LEAST_MARGIN * limits.grid(),
                        (int) (MARGIN_PER_DIAGONAL * Math.hypot(region.width(), region.height())));
        int least = limits.nativeSide() / 2;
        return fit(
                region,
                Math.max(region.width() + 2 * margin, least),
                Math.max(region.height() + 2 * margin, least));
    }

    /// The box grown until its proportion is `across : down`, as far as the picture allows.
    Box proportioned(Box box, int across, int down) {
        return fit(
                box,
                (int) Math.max(box.width(), (long) box.height() * across / down),
                (int) Math.max(box.height(), (long) box.width() * down / across));
    }

    /// A box of about the wanted size around `inner`.
    private Box fit(Box inner, int wantedWidth, int wantedHeight) {
        int across = length(inner.width(), wantedWidth, width);
        int down = length(inner.height(), wantedHeight, height);
        return new Box(
                start(inner.x(), inner.width(), across, width),
                start(inner.y(), inner.height(), down, height),
                across,
                down);
    }

    /// On the grid if that holds the least and fits into the picture, else the whole picture.
    private int length(int least, int wanted, int most) {
        int up = limits.snappedUp(Math.max(least, wanted));
        int largest = most / limits.grid() * limits.grid();
        int snapped = Math.min(up, largest);
        return snapped >= least && snapped > 0 ? snapped : most;
    }

    private static int start(int inner, int innerLength, int length, int most) {
        return Math.clamp(inner - (length - innerLength) / 2, 0, most - length);
    }
}
