package org.scumble.app.canvas.document;

/// A place where the bytes of one tile are kept safely and can be had again.
public interface TileSource {
    /// Whether they can be had still; not once the file is closed.
    boolean isOpen();

    /// The bytes of `tile`, freshly read.
    ///
    /// @throws org.scumble.app.store.StoreException if the place cannot be read or is damaged
    byte[] read(Tile tile);

    /// Hears that the bytes of `tile` are in memory again.
    void cameBack(Tile tile);
}
