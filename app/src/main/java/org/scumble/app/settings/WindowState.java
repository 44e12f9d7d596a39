package org.scumble.app.settings;

/// Where the window was when it was last closed, in screen pixels.
///
/// @param settingsWidth of the prompt and settings pane
public record WindowState(
        double x, double y, double width, double height, boolean maximized, double settingsWidth) {}
