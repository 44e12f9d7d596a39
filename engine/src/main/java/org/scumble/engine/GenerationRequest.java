package org.scumble.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.scumble.engine.EngineException.Reason;

/// Everything that decides a picture, as data: the queue's entry, the picture's metadata and the
/// tests' fixture are this same record, and two equal requests make the same picture.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GenerationRequest.TextToImage.class, name = "text-to-image"),
    @JsonSubTypes.Type(value = GenerationRequest.ImageToImage.class, name = "image-to-image"),
    @JsonSubTypes.Type(value = GenerationRequest.Inpaint.class, name = "inpaint"),
    @JsonSubTypes.Type(value = GenerationRequest.Outpaint.class, name = "outpaint")
})
public sealed interface GenerationRequest {
    GenerationSettings settings();

    /// The same kind of request with other settings.
    default GenerationRequest withSettings(GenerationSettings other) {
        return switch (this) {
            case TextToImage text -> new TextToImage(other);
            case ImageToImage it -> new ImageToImage(other, it.image(), it.strength());
            case Inpaint it ->
                    new Inpaint(other, it.image(), it.mask(), it.strength(), it.options());
            case Outpaint it ->
                    new Outpaint(
                            other,
                            it.image(),
                            it.left(),
                            it.right(),
                            it.top(),
                            it.bottom(),
                            it.strength(),
                            it.options());
        };
    }

    /// A picture from words alone.
    record TextToImage(GenerationSettings settings) implements GenerationRequest {}

    /// A picture that starts from another one (SDEdit, Meng et al. 2021).
    ///
    /// @param image the file of the picture to start from; it is scaled to the request's size
    /// @param strength 0–1, the share of the noise schedule that is run: 0 keeps the picture, 1
    ///     keeps hardly anything of it
    record ImageToImage(GenerationSettings settings, String image, double strength)
            implements GenerationRequest {
        public ImageToImage {
            requireStrength(strength);
        }
    }

    /// A picture of which one region is painted anew; the rest stays as it is, bit for bit. The
    /// settings' width and height count only for [InpaintOptions.Processing#MANUAL].
    ///
    /// @param image the file of the picture
    /// @param mask the file of the mask: white is painted, black stays. It is scaled to the
    ///     picture. Transparent pixels of the picture are painted too.
    /// @param strength 0–1, the share of the noise schedule that is run: 0 paints nothing and shows
    ///     the region's infill, 1 keeps hardly anything of what was there
    record Inpaint(
            GenerationSettings settings,
            String image,
            String mask,
            double strength,
            InpaintOptions options)
            implements GenerationRequest {
        public Inpaint {
            requireFile("picture to paint into", image);
            requireFile("mask", mask);
            requireStrength(strength);
        }
    }

    /// A picture that is continued beyond its sides. It stays as it is but for a band along them,
    /// where old and new are joined. The settings' width and height count only for
    /// [InpaintOptions.Processing#MANUAL].
    ///
    /// @param image the file of the picture
    /// @param left pixels to add on the left, 0 for none; the other sides likewise
    /// @param strength as for [Inpaint]
    /// @param options their infill [org.scumble.engine.image.Infill#ORIGINAL] stands for
    ///     [org.scumble.engine.image.Infill#BORDER] here, since there is nothing yet
    record Outpaint(
            GenerationSettings settings,
            String image,
            int left,
            int right,
            int top,
            int bottom,
            double strength,
            InpaintOptions options)
            implements GenerationRequest {
        /// The most that a side can be extended by.
        public static final int LONGEST = 16384;

        public Outpaint {
            requireFile("picture to extend", image);
            requireSide("left", left);
            requireSide("right", right);
            requireSide("top", top);
            requireSide("bottom", bottom);
            if (left == 0 && right == 0 && top == 0 && bottom == 0) {
                throw refused(
                        "The picture would not become larger: choose by how many pixels to extend"
                                + " it on at least one side.");
            }
            requireStrength(strength);
        }

        private static void requireSide(String name, int pixels) {
            if (!(pixels >= 0 && pixels <= LONGEST)) {
                throw refused(
                        "The picture cannot be extended by %d pixels at the %s: choose a number from 0 to %d."
                                .formatted(pixels, name, LONGEST));
            }
        }
    }

    private static void requireStrength(double strength) {
        if (!(strength >= 0 && strength <= 1)) {
            throw refused("The strength cannot be " + strength + ": choose a value from 0 to 1.");
        }
    }

    private static void requireFile(String what, String file) {
        if (file.isBlank()) {
            throw refused("No file is given for the %s: choose one.".formatted(what));
        }
    }

    private static EngineException refused(String message) {
        return new EngineException(Reason.BAD_REQUEST, message);
    }
}
