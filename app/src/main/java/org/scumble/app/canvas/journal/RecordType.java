package org.scumble.app.canvas.journal;

import org.jspecify.annotations.Nullable;

/// What a record of a journal holds.
enum RecordType {
    /// The bytes of one tile: channels u8, then raw deflate data.
    TILE(1),
    /// A new version, as its difference to the present one: see [DocumentEncoder].
    COMMIT(2),
    /// Another version became the present one: its index u32.
    MOVE(3),
    /// The document was saved as a project: number of the version u64, path as text.
    SAVED(4);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static @Nullable RecordType of(int code) {
        for (RecordType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }
}
