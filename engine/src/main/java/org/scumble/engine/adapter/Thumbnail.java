package org.scumble.engine.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An adapter's cover: ModelSpec's `thumbnail`, a data URL. It is decoded; no other address is
/// followed.
final class Thumbnail {
    private static final int LONGEST = 6_000_000;
    private static final Pattern DATA_URL =
            Pattern.compile("data:image/(png|jpeg|jpg|webp);base64,", Pattern.CASE_INSENSITIVE);

    private Thumbnail() {}

    /// The bytes of a PNG, JPEG or WebP picture; null if `url` holds none.
    static byte @Nullable [] decode(String url) {
        var start = DATA_URL.matcher(url);
        if (url.length() > LONGEST || !start.lookingAt()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(url.substring(start.end()));
            return isPicture(bytes) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null; // a cover is no reason to refuse the file
        }
    }

    private static boolean isPicture(byte[] bytes) {
        int length = Math.min(bytes.length, 12);
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return head.startsWith("\u0089PNG\r\n\u001a\n")
                || head.startsWith("\u00ff\u00d8\u00ff")
                || (head.startsWith("RIFF") && head.endsWith("WEBP"));
    }
}
