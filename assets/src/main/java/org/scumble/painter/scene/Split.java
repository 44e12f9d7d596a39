package org.scumble.painter.scene;

/// Which pairs of kind and colour a stream of scenes draws from.
public enum Split {
    /// Never shows a pair that is held out.
    TRAIN,
    /// The main subject is always a pair that is held out; the other figures never are.
    HELDOUT
}
