package org.scumble.engine.pipeline;

import org.scumble.engine.Patch;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ColourMatch;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;

/// Where what was painted meets what stays, in the picture's own pixels.
///
/// @param picture the old one, of the new one's size; transparent where there is nothing yet
/// @param plan where they meet
/// @param colourMatch whether the old picture's colours count where the two disagree
record Joint(Raster picture, InpaintPlan plan, boolean colourMatch) {
    /// What of a painted area is to be laid over the picture: opaque at least as far as there was
    /// nothing.
    ///
    /// @param painted the whole area at any size
    /// @param area in the picture, within the plan's context
    /// @param changed where in the area old and painted may differ; of its size
    Patch patch(Raster painted, Box area, Mask changed) {
        Raster content = Resampling.lanczos(painted, area.width(), area.height());
        Raster before = picture.crop(area);
        // Coding and painting shift all colours a little, the surroundings' too.
        Raster matched = colourMatch ? ColourMatch.match(content, before, changed) : content;
        Mask composite = plan.composite().crop(within(area));
        Box bounds = composite.bounds();
        Raster image = matched.crop(bounds);
        byte[] shares = composite.crop(bounds).values();
        byte[] under = before.crop(bounds).rgba();
        for (int i = 0; i < shares.length; i++) {
            int alpha = i * Raster.CHANNELS + 3;
            int missing = 255 - (under[alpha] & 0xff);
            image.rgba()[alpha] = (byte) Math.max(shares[i] & 0xff, missing);
        }
        return new Patch(bounds.moved(area.x(), area.y()), image);
    }

    /// The picture with a patch on it.
    Raster whole(Patch patch) {
        return picture.laid(patch.image(), patch.area().x(), patch.area().y());
    }

    /// A part of the picture with a patch on it.
    Raster part(Box area, Patch patch) {
        return picture.crop(area)
                .laid(patch.image(), patch.area().x() - area.x(), patch.area().y() - area.y());
    }

    /// A part of the picture in the context's own coordinates.
    Box within(Box area) {
        return area.moved(-plan.context().x(), -plan.context().y());
    }
}
