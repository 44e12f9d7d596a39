package org.scumble.app.canvas.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One record of a journal: `[length u32][CRC32C u32][sequence u64][type u8][payload]`,
/// big-endian. The length counts what follows the CRC, which covers all but itself.
///
/// @param sequence the number of the operation the record belongs to
/// @param payload what follows the type
record Frame(long sequence, RecordType type, ByteBuffer payload) {
    /// How many bytes of a record say what is in the rest: length and CRC.
    static final int PREFIX = 8;

    /// How many bytes come before the payload.
    static final int HEAD = PREFIX + Long.BYTES + 1;

    /// The longest record; a longer one is taken for damage.
    static final int LONGEST = 64 << 20;

    /// The length of a whole record whose first bytes these are.
    ///
    /// @return null if no record begins so
    static @Nullable Integer length(int written) {
        return written < HEAD - PREFIX || written > LONGEST - PREFIX ? null : written + PREFIX;
    }

    /// The CRC of a whole record.
    static int crc(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(record.duplicate().limit(record.position() + Integer.BYTES));
        crc.update(record.duplicate().position(record.position() + PREFIX));
        return (int) crc.getValue();
    }

    /// Whether the checksum of a record is right.
    static boolean isWhole(ByteBuffer record) {
        return record.getInt(record.position() + Integer.BYTES) == crc(record);
    }

    /// Reads a record, be it whole or not.
    ///
    /// @param record from its first to its last byte
    static Frame checked(ByteBuffer record) throws DamageException {
        Integer length =
                record.remaining() < HEAD ? null : length(record.getInt(record.position()));
        if (length == null || length != record.remaining()) {
            throw new DamageException("a record has a wrong length");
        }
        if (!isWhole(record)) {
            throw new DamageException("a record's checksum is wrong");
        }
        return of(record);
    }

    /// Reads a whole record.
    ///
    /// @param record from its first to its last byte
    static Frame of(ByteBuffer record) throws DamageException {
        ByteBuffer rest = record.duplicate().position(record.position() + PREFIX);
        long sequence = rest.getLong();
        int code = rest.get() & 0xff;
        RecordType type = RecordType.of(code);
        if (type == null) {
            throw new DamageException("a record is of the unknown type " + code);
        }
        return new Frame(sequence, type, rest.slice());
    }
}
