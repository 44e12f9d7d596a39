package org.scumble.app.canvas.file;

import java.io.IOException;
import java.io.InputStream;
import javax.imageio.stream.ImageInputStream;

/// The bytes of one section of a Photoshop file.
final class PsdSectionStream extends InputStream {
    private final ImageInputStream in;
    private final PsdSection section;

    /// @param in read where the section is to be read from
    PsdSectionStream(ImageInputStream in, PsdSection section) {
        this.in = in;
        this.section = section;
    }

    @Override
    public int read() throws IOException {
        return section.left(in) > 0 ? in.read() : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        long left = section.left(in);
        if (length == 0) {
            return 0;
        }
        return left > 0 ? in.read(to, offset, (int) Math.min(length, left)) : -1;
    }
}
