package org.scumble.app.canvas;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.paint.Fills;

/// What a new canvas begins with.
public enum Ground {
    WHITE("White"),
    COLOUR("Background colour"),
    TRANSPARENT("Transparent");

    private final String label;

    Ground(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// A canvas with an empty layer to paint on, over a layer of its ground.
    ///
    /// @param colour the background colour
    Document canvas(int width, int height, int colour) {
        Document blank = Document.blank(width, height);
        return switch (this) {
            case WHITE -> on(blank, ColoursViewModel.WHITE);
            case COLOUR -> on(blank, colour);
            case TRANSPARENT -> blank;
        };
    }

    private static Document on(Document blank, int argb) {
        long id = blank.activeLayer();
        Document filled = Layers.rename(Fills.fill(blank, id, argb), id, "Background");
        return Layers.add(filled, Layer.Kind.RASTER);
    }
}
