package org.scumble.engine.image;

import java.nio.charset.StandardCharsets;

/// The words of the PNG format (W3C PNG Specification, third edition) that our files use.
final class PngChunks {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    static final String HEADER = "IHDR";
    static final String TEXT = "tEXt";
    static final String COMPRESSED_TEXT = "zTXt";
    static final String INTERNATIONAL_TEXT = "iTXt";
    static final String DATA = "IDAT";
    static final String END = "IEND";

    private PngChunks() {}

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean isLatin1(String text) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }
}
