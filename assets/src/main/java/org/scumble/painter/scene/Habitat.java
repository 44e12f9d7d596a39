package org.scumble.painter.scene;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Where a kind of figure belongs, and so which settings it may appear in.
public enum Habitat {
    /// Stands on firm ground.
    LAND(EnumSet.complementOf(EnumSet.of(Setting.SEA))),
    /// Stands on firm ground or on a small island.
    SHORE(EnumSet.allOf(Setting.class)),
    /// Floats or swims.
    WATER(EnumSet.of(Setting.SEA, Setting.LAKE)),
    /// Hovers above anything.
    SKY(EnumSet.allOf(Setting.class));

    private final Set<Setting> settings;

    Habitat(EnumSet<Setting> settings) {
        this.settings = Collections.unmodifiableSet(settings);
    }

    /// The settings that suit, in the order they are declared.
    public Set<Setting> settings() {
        return settings;
    }
}
