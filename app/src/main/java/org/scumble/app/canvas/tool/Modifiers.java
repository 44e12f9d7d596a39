package org.scumble.app.canvas.tool;

/// The keys held while the pointer does something.
///
/// @param control Ctrl, or ⌘ on macOS
public record Modifiers(boolean shift, boolean alt, boolean control) {
    public static final Modifiers NONE = new Modifiers(false, false, false);
    public static final Modifiers SHIFT = new Modifiers(true, false, false);
    public static final Modifiers ALT = new Modifiers(false, true, false);
    public static final Modifiers CONTROL = new Modifiers(false, false, true);
}
