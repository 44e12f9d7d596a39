package org.scumble.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Everything that decides a picture, as data: the queue's entry, the picture's metadata and the
/// tests' fixture are this same record, and two equal requests make the same picture.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GenerationRequest.TextToImage.class, name = "text-to-image"),
    @JsonSubTypes.Type(value = GenerationRequest.ImageToImage.class, name = "image-to-image")
})
public sealed interface GenerationRequest {
    GenerationSettings settings();

    /// The same kind of request with other settings.
    default GenerationRequest withSettings(GenerationSettings other) {
        return switch (this) {
            case TextToImage text -> new TextToImage(other);
            case ImageToImage image -> new ImageToImage(other, image.image(), image.strength());
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
            if (!(strength >= 0 && strength <= 1)) {
                throw new EngineException(
                        EngineException.Reason.BAD_REQUEST,
                        "The strength cannot be " + strength + ": choose a value from 0 to 1.");
            }
        }
    }
}
