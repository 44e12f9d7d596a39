package org.scumble.engine.stage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.PeakMemory;
import org.scumble.engine.graph.Value;
import org.scumble.engine.model.Autoencoder;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.UNet;
import org.scumble.engine.model.UNetConfig;

/// Whether a picture fits into this computer's memory, told before the long part. An estimate for
/// the processor, whose memory is the computer's; not for other devices.
///
/// A graph at work takes 1.4 times its [PeakMemory], and its arena keeps that. So a picture takes
///
/// ```
/// PROGRAM + 1.4 unet + max(weights, 1.4 codec + 32 bytes a pixel)
/// ```
///
/// where `unet` is the U-Net's peak for a batch of one or, guided, two; `weights` are the U-Net's
/// in `F32`, at most half of the memory, since they are mapped from a file and what finds no room
/// is read again; `codec` is the autoencoder's peak for decoding one tile, or for encoding a whole
/// picture to start from; and a pixel's 32 bytes are its colours as floats and as bytes.
///
/// The factor was fitted to the growth of resident memory with Stable Diffusion 1.5's graphs under
/// ONNX Runtime 1.29, each size in a new session unless said, in GB:
///
/// | | peak | measured |
/// |---|---|---|
/// | U-Net, guided, 512×512 (after 256×256) | 0.21 | 0.26 |
/// | decode 256×256 | 0.20 | 0.25 |
/// | decode 512×512 (after 256×256) | 0.81 | 1.06 |
/// | decode 1024×1024 | 3.22 | 4.33 |
/// | encode 512×512 (after 256×256) | 0.40 | 0.53 |
///
/// A session that has worked at several sizes can hold more: decoding 768×768 after the two smaller
/// ones took 1.95 times its peak. Opening a model for the first time is not counted; it took 1.7
/// times the U-Net's weights.
public final class MemoryBudget {
    /// The program, its libraries, and the text encoder at work.
    private static final long PROGRAM = 600L << 20;

    private static final double ARENA = 1.4;
    private static final long BYTES_PER_PIXEL = 32;

    /// A prompt of one window. Longer ones take next to nothing more.
    private static final long TOKENS = 77;

    private final int pixelsPerLatent;
    private final Graph unet;
    private final Graph encoder;
    private final Graph decoder;
    private final long physical;

    public MemoryBudget(UNetConfig unet, AutoencoderConfig autoencoder) {
        this(unet, autoencoder, physicalMemory());
    }

    /// @param physical the computer's memory in bytes
    MemoryBudget(UNetConfig unet, AutoencoderConfig autoencoder, long physical) {
        this.pixelsPerLatent = autoencoder.pixelsPerLatent();
        this.unet = UNet.graph(unet);
        this.encoder = Autoencoder.encoder(autoencoder);
        this.decoder = Autoencoder.decoder(autoencoder);
        this.physical = physical;
    }

    /// Of the computer, or of the container that the program runs in.
    private static long physicalMemory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }

    /// Whether a picture fits; the arguments are those of [#require].
    public boolean fits(int width, int height, boolean guided, boolean fromPicture) {
        return bytes(width, height, guided, fromPicture) <= physical;
    }

    /// Checks that a picture fits.
    ///
    /// @param width in pixels, a multiple of the model's grid, like `height`
    /// @param guided whether each step computes a batch of two
    /// @param fromPicture whether there is a picture to start from, of that size
    /// @throws EngineException of reason OUT_OF_MEMORY, naming the largest square that fits
    public void require(int width, int height, boolean guided, boolean fromPicture) {
        if (fits(width, height, guided, fromPicture)) {
            return;
        }
        long needed = bytes(width, height, guided, fromPicture);
        int side = largestSquare(Math.max(width, height), guided, fromPicture);
        throw new EngineException(
                Reason.OUT_OF_MEMORY,
                "A picture of %d x %d pixels needs about %s of memory, and this computer has %s. %s"
                        .formatted(
                                width,
                                height,
                                gigabytes(needed),
                                gigabytes(physical),
                                side == 0
                                        ? "Choose a smaller model."
                                        : "Choose a smaller size: %d x %d fits."
                                                .formatted(side, side)));
    }

    /// The computer's memory in bytes.
    public long physical() {
        return physical;
    }

    /// The estimate in bytes; the arguments are those of [#require].
    public long bytes(int width, int height, boolean guided, boolean fromPicture) {
        long high = height / pixelsPerLatent;
        long wide = width / pixelsPerLatent;
        double step = ARENA * PeakMemory.of(unet, sizes(guided ? 2 : 1, high, wide));
        long codec =
                PeakMemory.of(
                        decoder,
                        sizes(1, Math.min(high, Tiling.TILE), Math.min(wide, Tiling.TILE)));
        if (fromPicture) {
            codec = Math.max(codec, PeakMemory.of(encoder, sizes(1, height, width)));
        }
        double picture = ARENA * codec + (double) BYTES_PER_PIXEL * width * height;
        return PROGRAM + (long) (step + Math.max((double) residentWeights(), picture));
    }

    private long residentWeights() {
        long bytes = 0;
        for (Value parameter : unet.parameters()) {
            bytes += parameter.shape().elements().value() * Float.BYTES;
        }
        return Math.min(bytes, physical / 2);
    }

    /// The side of the largest square that fits, on the model's grid; 0 if none does.
    private int largestSquare(int tooLarge, boolean guided, boolean fromPicture) {
        int fits = 0;
        int fails = Math.ceilDiv(tooLarge, pixelsPerLatent);
        while (fails - fits > 1) {
            int middle = (fits + fails) / 2;
            int side = middle * pixelsPerLatent;
            if (fits(side, side, guided, fromPicture)) {
                fits = middle;
            } else {
                fails = middle;
            }
        }
        return fits * pixelsPerLatent;
    }

    private static Map<String, Long> sizes(long batch, long height, long width) {
        return Map.of("batch", batch, "height", height, "width", width, "tokens", TOKENS);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
