package org.scumble.app.canvas.tool;

import java.util.List;

/// A tool in the hand. The pointer is pressed, dragged and released, or moved in between.
public sealed interface Tool
        permits BrushTool,
                DragTool,
                LassoTool,
                PolygonTool,
                WandTool,
                MoveTool,
                FrameTool,
                BucketTool,
                TextTool,
                PickerTool,
                HandTool {
    void pressed(Pointer at);

    default void dragged(Pointer to) {}

    default void released(Pointer at) {}

    /// Moved with no button down.
    default void moved(Pointer to) {}

    /// Whether something is begun that [#finish] would end and [#cancel] would drop.
    default boolean isBusy() {
        return false;
    }

    /// Ends what is begun and keeps it: Enter, or another tool is taken.
    default void finish() {}

    /// Drops what is begun: Esc, or an undo meanwhile.
    default void cancel() {}

    /// Moves by keys.
    ///
    /// @return whether the tool has a use for that
    default boolean nudge(int dx, int dy) {
        return false;
    }

    /// The document changed by other means than this tool.
    default void documentChanged() {}

    default List<Overlay> overlays() {
        return List.of();
    }

    /// How the pointer looks there.
    Pointing pointing(Pointer at);
}
