package org.scumble.app.canvas;

import java.util.Locale;

/// What keys and menus do on the canvas, beside taking tools.
enum CanvasAction {
    NEW("File", "New canvas…", "Shortcut+N"),
    OPEN("File", "Open…", "Shortcut+O"),
    SAVE("File", "Save", "Shortcut+S"),
    SAVE_AS("File", "Save as…", "Shortcut+Shift+S"),
    EXPORT("File", "Export as a picture…", "Shortcut+Shift+E"),

    UNDO("Edit", "Undo", "Shortcut+Z"),
    REDO("Edit", "Redo", "Shortcut+Shift+Z|Shortcut+Y"),
    CUT("Edit", "Cut", "Shortcut+X"),
    COPY("Edit", "Copy", "Shortcut+C"),
    COPY_MERGED("Edit", "Copy all that is seen", "Shortcut+Shift+C"),
    PASTE("Edit", "Paste as a layer", "Shortcut+V"),
    CLEAR("Edit", "Clear", "Delete"),
    FILL("Edit", "Fill with the colour", "Alt+Backspace"),
    APPLY("Edit", "Keep what the tool has begun", "Enter"),

    SELECT_ALL("Select", "Select all", "Shortcut+A"),
    DESELECT("Select", "Deselect", "Shortcut+D"),
    INVERT_SELECTION("Select", "Invert the selection", "Shortcut+Shift+I"),
    SELECT_LAYER("Select", "Select what is on the layer", ""),
    GROW_SELECTION("Select", "Grow by 4 pixels", ""),
    SHRINK_SELECTION("Select", "Shrink by 4 pixels", ""),
    FEATHER_SELECTION("Select", "Feather by 8 pixels", ""),
    SELECTION_TO_MASK("Select", "Add to the mask", "Shortcut+Shift+M"),

    ADD_LAYER("Layers", "New layer", "Shortcut+Shift+N"),
    ADD_MASK("Layers", "New mask", "Shortcut+Shift+K"),
    DUPLICATE_LAYER("Layers", "Duplicate", "Shortcut+Shift+J"),
    MERGE_DOWN("Layers", "Merge down", "Shortcut+E"),
    MERGE_VISIBLE("Layers", "Merge visible", ""),
    FLATTEN("Layers", "Flatten", ""),
    DELETE_LAYER("Layers", "Delete layer", "Shift+Delete"),
    LAYER_UP("Layers", "Move up", "Shortcut+Close Bracket"),
    LAYER_DOWN("Layers", "Move down", "Shortcut+Open Bracket"),
    LAYER_ABOVE("Layers", "Work on the layer above", "Page Up"),
    LAYER_BELOW("Layers", "Work on the layer below", "Page Down"),
    SWITCH_LAYER("Layers", "Back to the layer before", "Q"),
    FLIP_LAYER_ACROSS("Layers", "Flip left to right", ""),
    FLIP_LAYER_DOWN("Layers", "Flip top to bottom", ""),

    CROP_TO_SELECTION("Canvas", "Crop to the selection", ""),
    CROP_TO_FRAME("Canvas", "Crop to the frame", ""),
    FRAME_ALL("Canvas", "Frame the whole canvas", ""),
    FRAME_SELECTION("Canvas", "Frame the selection", ""),
    CANVAS_SIZE("Canvas", "Canvas size…", "Shortcut+Alt+C"),
    IMAGE_SIZE("Canvas", "Image size…", "Shortcut+Alt+I"),
    FLIP_CANVAS_ACROSS("Canvas", "Flip left to right", ""),
    FLIP_CANVAS_DOWN("Canvas", "Flip top to bottom", ""),
    ROTATE_RIGHT("Canvas", "Turn right", ""),
    ROTATE_LEFT("Canvas", "Turn left", ""),

    FIT("View", "All of the canvas", "0|Numpad 0|Shortcut+0"),
    ACTUAL_SIZE("View", "Actual size", "1|Numpad 1"),
    ZOOM_IN("View", "Zoom in", "Plus|Equals|Shift+Equals|Add"),
    ZOOM_OUT("View", "Zoom out", "Minus|Subtract"),
    TURN_VIEW_RIGHT("View", "Turn the view right", "6|Numpad 6"),
    TURN_VIEW_LEFT("View", "Turn the view left", "4|Numpad 4"),
    UPRIGHT_VIEW("View", "Turn the view upright", "5|Numpad 5"),

    LARGER_BRUSH("Brush and colour", "Larger brush", "Close Bracket"),
    SMALLER_BRUSH("Brush and colour", "Smaller brush", "Open Bracket"),
    HARDER_BRUSH("Brush and colour", "Harder edge", "Shift+Close Bracket"),
    SOFTER_BRUSH("Brush and colour", "Softer edge", "Shift+Open Bracket"),
    SWAP_COLOURS("Brush and colour", "Swap the colours", "X"),
    RESET_COLOURS("Brush and colour", "Black on white", "D");

    private final String group;
    private final String label;
    private final String keys;

    CanvasAction(String group, String label, String keys) {
        this.group = group;
        this.label = label;
        this.keys = keys;
    }

    /// By which the artist's keys are remembered.
    String id() {
        return "canvas." + name().toLowerCase(Locale.ROOT);
    }

    String group() {
        return group;
    }

    String label() {
        return label;
    }

    /// The keys it comes with; may be empty.
    String keys() {
        return keys;
    }
}
