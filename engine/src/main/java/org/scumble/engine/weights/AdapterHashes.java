package org.scumble.engine.weights;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SafetensorsWriter.Pending;

/// The hashes by which other programs know an adapter file, whatever its owner notes in its header.
/// They are kohya's scripts', who took them from the extension Additional Networks.
///
/// @param tensors the SHA-256 of the bytes of all tensors as [SafetensorsWriter#write(Path, Map,
///     Map)] lays them out, in hexadecimal: `sshs_model_hash`
/// @param legacy the first eight digits of that of the second megabyte's first 64 kB, in a file
///     that says nothing but how it was trained: `sshs_legacy_hash`
public record AdapterHashes(String tensors, String legacy) {
    private static final int WINDOW_START = 0x100000;
    private static final int WINDOW_END = 0x110000;
    private static final int LEGACY_DIGITS = 8;
    private static final String TRAINING = "ss_";

    /// The hashes of an adapter of these tensors and metadata.
    public static AdapterHashes of(Map<String, HostTensor> tensors, Map<String, String> metadata) {
        Map<String, String> training = new TreeMap<>(metadata);
        training.keySet().removeIf(key -> !key.startsWith(TRAINING));
        List<Pending> order = SafetensorsWriter.inOrder(tensors);
        MessageDigest all = FileHash.digest();
        MessageDigest window = FileHash.digest();
        ByteBuffer header = SafetensorsWriter.header(order, training);
        long position = header.remaining();
        update(window, header, 0);
        for (Pending tensor : order) {
            ByteBuffer data = Objects.requireNonNull(tensors.get(tensor.name())).data();
            update(window, data.duplicate(), position);
            position += data.remaining();
            all.update(data);
        }
        HexFormat hex = HexFormat.of();
        return new AdapterHashes(
                hex.formatHex(all.digest()),
                hex.formatHex(window.digest()).substring(0, LEGACY_DIGITS));
    }

    /// Hashes what of `data`, which stands at `position` of the file, lies in the window.
    private static void update(MessageDigest window, ByteBuffer data, long position) {
        long start = Math.max(WINDOW_START - position, 0);
        long end = Math.min(WINDOW_END - position, data.remaining());
        if (start < end) {
            window.update(data.slice((int) start, (int) (end - start)));
        }
    }
}
