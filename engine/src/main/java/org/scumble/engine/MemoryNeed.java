package org.scumble.engine;

/// What painting takes of the computer's memory, as far as that can be told before.
///
/// @param bytes the estimate
/// @param present how much memory the computer has
public record MemoryNeed(long bytes, long present) {
    public boolean fits() {
        return bytes <= present;
    }
}
