package org.scumble.app.settings;

import java.util.List;

/// The folders of adapter files that the artist added.
public record LoraPlaces(List<String> folders) {
    public LoraPlaces {
        folders = List.copyOf(folders);
    }
}
