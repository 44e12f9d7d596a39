package org.scumble.painter.scene;

/// How the first figure of a scene stands to the second.
public enum Relation {
    /// There is one figure only.
    ALONE,
    /// Next to one another, either way round.
    BESIDE,
    LEFT_OF,
    RIGHT_OF,
    IN_FRONT_OF,
    BEHIND,
    ABOVE,
    BELOW,
    /// Three figures in a row.
    TOGETHER
}
