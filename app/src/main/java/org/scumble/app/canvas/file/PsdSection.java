package org.scumble.app.canvas.file;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/// A stretch of a Photoshop file that lies in it as a whole.
///
/// @param start where its content begins
/// @param end where what follows it begins
record PsdSection(long start, long end) {
    /// The section whose length is the next number of the file.
    ///
    /// @param wide whether that number has 8 bytes rather than 4
    /// @throws IOException if the file ends before the section does
    static PsdSection next(ImageInputStream in, boolean wide) throws IOException {
        long length = wide ? in.readLong() : in.readUnsignedInt();
        return new PsdSection(0, in.length()).inside(in, length);
    }

    /// A section in this one that begins where the file is read now.
    ///
    /// @throws IOException if it would reach beyond this one
    PsdSection inside(ImageInputStream in, long length) throws IOException {
        long position = in.getStreamPosition();
        if (length < 0 || length > end - position) {
            throw new EOFException();
        }
        return new PsdSection(position, position + length);
    }

    long length() {
        return end - start;
    }

    /// How many bytes of it follow the place where the file is read now.
    long left(ImageInputStream in) throws IOException {
        return end - in.getStreamPosition();
    }
}
