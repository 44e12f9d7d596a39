package org.scumble.engine.image;

/// A rectangle of whole pixels, its left and upper edge inside, its right and lower edge outside.
///
/// @param x the leftmost column; may be negative, as may `y`
/// @param y the topmost row
/// @param width in pixels, 0 or more
/// @param height in pixels, 0 or more
public record Box(int x, int y, int width, int height) {
    /// No pixels at all.
    public static final Box EMPTY = new Box(0, 0, 0, 0);

    public Box {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("A box of " + width + "x" + height + " pixels");
        }
    }

    /// All pixels of a picture.
    public static Box of(int width, int height) {
        return new Box(0, 0, width, height);
    }

    /// The first column to the right of the box.
    public int right() {
        return x + width;
    }

    /// The first row below the box.
    public int bottom() {
        return y + height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /// In pixels.
    public long area() {
        return (long) width * height;
    }

    public boolean contains(int column, int row) {
        return column >= x && row >= y && column < right() && row < bottom();
    }

    /// Whether all pixels of `other` are pixels of this box; an empty box is in every box.
    public boolean contains(Box other) {
        return other.isEmpty()
                || (other.x >= x
                        && other.y >= y
                        && other.right() <= right()
                        && other.bottom() <= bottom());
    }

    /// The pixels that both boxes have; [#EMPTY] if there are none.
    public Box intersect(Box other) {
        return between(
                Math.max(x, other.x),
                Math.max(y, other.y),
                Math.min(right(), other.right()),
                Math.min(bottom(), other.bottom()));
    }

    /// The smallest box that has the pixels of both; an empty box adds nothing.
    public Box union(Box other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /// The box with every side moved outwards; inwards by a negative number, until nothing is left.
    /// An empty box stays empty.
    public Box grow(int pixels) {
        return isEmpty()
                ? this
                : between(x - pixels, y - pixels, right() + pixels, bottom() + pixels);
    }

    public Box moved(int dx, int dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    private static Box between(int left, int top, int right, int bottom) {
        return left >= right || top >= bottom
                ? EMPTY
                : new Box(left, top, right - left, bottom - top);
    }
}
