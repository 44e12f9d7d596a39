package org.scumble.app.cli;

import java.util.Iterator;
import java.util.List;
import org.scumble.engine.Engine;

/// The names that options list in their help.
final class Names {
    private Names() {}

    static final class Samplers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels(Engine.samplers());
        }
    }

    static final class Schedules implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels(Engine.schedules());
        }
    }

    private static Iterator<String> labels(List<Engine.Choice> choices) {
        return choices.stream().map(Engine.Choice::label).iterator();
    }
}
