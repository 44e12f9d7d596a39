package org.scumble.engine.tokenizer;

import java.util.stream.IntStream;

/// The printable letter that stands for each byte in the vocabulary files, as GPT-2 has it: visible
/// Latin-1 bytes stand for themselves, the others are numbered upwards from U+0100.
final class ByteAlphabet {
    private static final int FIRST_STAND_IN = 0x100;

    private ByteAlphabet() {}

    static String letter(int value) {
        if (isVisible(value)) {
            return Character.toString(value);
        }
        int hiddenBefore = (int) IntStream.range(0, value).filter(b -> !isVisible(b)).count();
        return Character.toString(FIRST_STAND_IN + hiddenBefore);
    }

    private static boolean isVisible(int value) {
        return (value >= '!' && value <= '~')
                || (value >= '¡' && value <= '¬')
                || (value >= '®' && value <= 'ÿ');
    }
}
