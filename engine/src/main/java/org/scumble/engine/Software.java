package org.scumble.engine;

/// The name under which pictures remember this program.
final class Software {
    static final String NAME = "Scumble 0.1.0";

    private Software() {}
}
