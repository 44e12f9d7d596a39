package org.scumble.app.canvas.tool;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The tools, which of them is in the hand, and which takes its place while a key is held: the hand
/// with the space bar, the picker with Alt while painting, moving with Ctrl.
public final class ToolBox {
    private final Map<ToolKind, Tool> tools = new EnumMap<>(ToolKind.class);
    private ToolKind kind = ToolKind.BRUSH;
    private boolean hand;

    /// The tool that was pressed, until it is released.
    private @Nullable Tool acting;

    public ToolBox(Easel easel) {
        for (ToolKind each : ToolKind.values()) {
            tools.put(each, make(each, easel));
        }
    }

    private static Tool make(ToolKind kind, Easel easel) {
        return switch (kind) {
            case BRUSH, ERASER, MASK_BRUSH, MASK_ERASER -> new BrushTool(easel, kind);
            case RECTANGLE, ELLIPSE -> new ShapeTool(easel, kind);
            case LASSO -> new LassoTool(easel);
            case POLYGON -> new PolygonTool(easel);
            case WAND -> new WandTool(easel);
            case MOVE -> new MoveTool(easel);
            case FRAME -> new FrameTool(easel);
            case BUCKET -> new BucketTool(easel);
            case GRADIENT -> new GradientTool(easel);
            case TEXT -> new TextTool(easel);
            case PICKER -> new PickerTool(easel);
            case HAND -> new HandTool(easel);
        };
    }

    private Tool tool(ToolKind which) {
        return Objects.requireNonNull(tools.get(which));
    }

    public ToolKind kind() {
        return kind;
    }

    /// The tool in the hand.
    public Tool tool() {
        return tool(kind);
    }

    public TextTool text() {
        return (TextTool) tool(ToolKind.TEXT);
    }

    public MoveTool move() {
        return (MoveTool) tool(ToolKind.MOVE);
    }

    /// Takes another tool; what the present one has begun is kept.
    public void take(ToolKind other) {
        if (other != kind) {
            acting = null;
            tool().finish();
            kind = other;
        }
    }

    /// Takes the hand for as long as it is held, without letting go of the tool.
    public void holdHand(boolean held) {
        hand = held;
    }

    public void pressed(Pointer at) {
        Tool tool = meant(at.modifiers());
        acting = tool;
        tool.pressed(at);
    }

    public void dragged(Pointer to) {
        if (acting != null) {
            acting.dragged(to);
        }
    }

    public void released(Pointer at) {
        Tool tool = acting;
        acting = null;
        if (tool != null) {
            tool.released(at);
            if (tool != tool()) {
                tool.finish();
            }
        }
    }

    public void moved(Pointer to) {
        tool().moved(to);
    }

    /// The tool that a press would use while these keys are held.
    private Tool meant(Modifiers held) {
        if (hand) {
            return tool(ToolKind.HAND);
        }
        if (tool().isBusy()) {
            return tool();
        }
        if (held.alt() && !held.shift() && kind.usesColour()) {
            return tool(ToolKind.PICKER);
        }
        if (held.control() && (kind.hasBrush() || kind.selects())) {
            return tool(ToolKind.MOVE);
        }
        return tool();
    }

    public Pointing pointing(Pointer at) {
        return (acting != null ? acting : meant(at.modifiers())).pointing(at);
    }

    public List<Overlay> overlays() {
        return acting != null ? acting.overlays() : tool().overlays();
    }

    public boolean isBusy() {
        return (acting != null && acting.isBusy()) || tool().isBusy();
    }

    /// Ends and keeps what is begun.
    public void finish() {
        tool().finish();
    }

    /// Drops what is begun.
    public void cancel() {
        Tool tool = acting;
        acting = null;
        if (tool != null) {
            tool.cancel();
        }
        tool().cancel();
    }

    /// Moves by keys what the tool in the hand moves.
    ///
    /// @return whether it has a use for that
    public boolean nudge(int dx, int dy) {
        return tool().nudge(dx, dy);
    }

    public void documentChanged() {
        tools.values().forEach(Tool::documentChanged);
    }
}
