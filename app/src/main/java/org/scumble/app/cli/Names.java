package org.scumble.app.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.scumble.engine.Engine;
import org.scumble.engine.image.Infill;

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

    static final class Infills implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Infill.values()).map(Infill::id).iterator();
        }
    }

    private static Iterator<String> labels(List<Engine.Choice> choices) {
        return choices.stream().map(Engine.Choice::label).iterator();
    }
}
