package org.scumble.app.canvas.file;

import java.io.EOFException;
import java.util.Arrays;

/// Apple's run-length packing, which Photoshop files use.
final class PackBits {
    private PackBits() {}

    /// Fills `row` from what was packed.
    ///
    /// @throws EOFException if that is not enough
    static void unpack(byte[] packed, byte[] row) throws EOFException {
        int from = 0;
        int to = 0;
        while (to < row.length) {
            if (from + 1 >= packed.length) {
                throw new EOFException();
            }
            int control = packed[from++];
            if (control >= 0) {
                int count = Math.min(control + 1, row.length - to);
                if (count > packed.length - from) {
                    throw new EOFException();
                }
                System.arraycopy(packed, from, row, to, count);
                from += control + 1;
                to += count;
            } else if (control != Byte.MIN_VALUE) {
                int end = Math.min(row.length, to + 1 - control);
                Arrays.fill(row, to, end, packed[from++]);
                to = end;
            }
        }
    }
}
