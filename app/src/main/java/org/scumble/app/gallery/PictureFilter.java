package org.scumble.app.gallery;

/// Which pictures the gallery shows.
///
/// @param words pictures whose prompt has a word beginning with each of these; empty for all
public record PictureFilter(Shelf shelf, String words) {
    /// A part of the gallery.
    public enum Shelf {
        ALL,
        FAVOURITES,
        TRASH
    }
}
