package org.scumble.app.canvas.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;

/// Reads what [DocumentEncoder] wrote; trusts nothing of it.
final class DocumentDecoder {
    private final ByteBuffer in;
    private final @Nullable Document base;
    private final LongFunction<@Nullable Tile> tiles;

    private DocumentDecoder(
            ByteBuffer in, @Nullable Document base, LongFunction<@Nullable Tile> tiles) {
        this.in = in;
        this.base = base;
        this.tiles = tiles;
    }

    /// Reads the payload of a commit.
    ///
    /// @param base the present version before; null if there is none
    /// @param tiles the tile whose record begins at an offset; null if none does
    static Operation.Commit commit(
            long sequence,
            ByteBuffer payload,
            @Nullable Document base,
            LongFunction<@Nullable Tile> tiles)
            throws DamageException {
        try {
            return new DocumentDecoder(payload.duplicate(), base, tiles).commit(sequence);
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw new DamageException("a step does not fit the one before", e);
        }
    }

    private Operation.Commit commit(long sequence) throws DamageException {
        int flags = in.get();
        String name = text(in);
        int width = in.getInt();
        int height = in.getInt();
        long active = in.getLong();
        CanvasSettings settings;
        if ((flags & DocumentEncoder.SETTINGS) != 0) {
            settings = SettingsText.read(text(in), width, height);
        } else if (base != null) {
            settings = base.settings();
        } else {
            throw new DamageException("the first step has no settings");
        }
        Surface selection =
                surface(Differences.selectionBefore(base, width, height), width, height, 1);
        int count = Short.toUnsignedInt(in.getShort());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(layer(width, height));
        }
        if (in.hasRemaining()) {
            throw new DamageException("a step is longer than what it says");
        }
        return new Operation.Commit(
                sequence,
                name,
                (flags & DocumentEncoder.REPLACES) != 0,
                base,
                new Document(width, height, layers, active, selection, settings));
    }

    private Layer layer(int width, int height) throws DamageException {
        long id = in.getLong();
        Layer.Kind kind = Layer.Kind.valueOf(text(in));
        String name = text(in);
        double opacity = in.getDouble();
        int flags = in.get();
        Blend blend = Blend.valueOf(text(in));
        Surface surface =
                surface(
                        Differences.before(base, width, height, id, kind),
                        width,
                        height,
                        kind.channels());
        if (surface == null) {
            throw new DamageException("a layer has no content");
        }
        return new Layer(
                id,
                kind,
                name,
                opacity,
                (flags & DocumentEncoder.VISIBLE) != 0,
                (flags & DocumentEncoder.LOCKED) != 0,
                blend,
                surface);
    }

    private @Nullable Surface surface(@Nullable Surface before, int width, int height, int channels)
            throws DamageException {
        int form = in.get();
        if (form == DocumentEncoder.NOTHING) {
            return null;
        }
        if (form == DocumentEncoder.NEW) {
            return changed(Surface.blank(width, height, channels));
        }
        if (before == null) {
            throw new DamageException("a step changes what was not there");
        }
        return switch (form) {
            case DocumentEncoder.SAME -> before;
            case DocumentEncoder.CHANGED -> changed(before);
            default -> throw new DamageException("a surface is of the unknown form " + form);
        };
    }

    private Surface changed(Surface before) throws DamageException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / DocumentEncoder.CHANGE) {
            throw new DamageException("a step is shorter than what it says");
        }
        Map<TileKey, @Nullable Tile> changes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            TileKey key =
                    new TileKey(
                            Short.toUnsignedInt(in.getShort()), Short.toUnsignedInt(in.getShort()));
            changes.put(key, tile(in.getLong()));
        }
        return before.with(changes);
    }

    private @Nullable Tile tile(long offset) throws DamageException {
        Tile tile = offset == 0 ? null : tiles.apply(offset);
        if (tile == null && offset != 0) {
            throw new DamageException("a step shows a tile that is not there");
        }
        return tile;
    }

    /// UTF-8 behind its length u32.
    static String text(ByteBuffer in) throws DamageException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new DamageException("a text is longer than its record");
        }
        ByteBuffer utf8 = in.slice(in.position(), length);
        in.position(in.position() + length);
        return StandardCharsets.UTF_8.decode(utf8).toString();
    }
}
