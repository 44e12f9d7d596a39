package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;

/// Fills areas of a layer with one colour, or empties them. On mask layers a colour's brightness
/// counts: white replaces, black keeps.
public final class Fills {
    private Fills() {}

    /// Fills the pixels like the one at (x, y) of this layer.
    ///
    /// @param argb straight alpha
    /// @param tolerance the greatest difference in any channel, 0 to 255
    /// @param contiguous only those that hang together with that pixel within the selection
    /// @return the same document when (x, y) is off the canvas or not selected
    public static Document bucket(
            Document document,
            long layer,
            int x,
            int y,
            int argb,
            int tolerance,
            boolean contiguous) {
        return bucket(document, layer, x, y, argb, tolerance, contiguous, false);
    }

    /// Fills pixels like the one at (x, y) of the layer or of the visible picture.
    ///
    /// @param sampleAll whether the visible picture is compared instead of the layer
    public static Document bucket(
            Document document,
            long layer,
            int x,
            int y,
            int argb,
            int tolerance,
            boolean contiguous,
            boolean sampleAll) {
        Layer target = Targets.layer(document, layer);
        if (!document.box().contains(x, y)) {
            return document;
        }
        Likeness likeness =
                sampleAll
                        ? Likeness.visible(document, x, y)
                        : Likeness.layer(document, target, x, y);
        Region region = Region.within(likeness, Selected.of(document), x, y, tolerance, contiguous);
        if (region.bounds().isEmpty()) {
            return document;
        }
        return new Bucket(document, target, region, argb, sampleAll ? null : likeness.seed())
                .pour();
    }

    /// Fills what is selected; the whole layer if nothing is.
    public static Document fill(Document document, long layer, int argb) {
        Layer target = Targets.layer(document, layer);
        return Laying.lay(document, target, Ink.colour(target), document.box(), Laying.plain(argb));
    }

    /// Empties what is selected; the whole layer if nothing is. Where transparency is locked, there
    /// is nothing to take away.
    public static Document clear(Document document, long layer) {
        Layer target = Targets.layer(document, layer);
        return Laying.lay(
                document,
                target,
                Ink.erase(target),
                target.surface().bounds(),
                Laying.plain(Ink.grey(0)));
    }
}
