package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.Shortcut;

/// The canvas's keys.
final class CanvasShortcuts {
    private static final Set<Page> HERE = Set.of(Page.CANVAS);

    private CanvasShortcuts() {}

    /// @param act does something, and tells whether there was anything to do
    static List<Shortcut> all(CanvasViewModel canvas, Predicate<CanvasAction> act) {
        List<Shortcut> list = new ArrayList<>();
        for (ToolKind kind : ToolKind.values()) {
            list.add(
                    Shortcut.of(
                            tool(kind),
                            "Tools",
                            kind.label(),
                            kind.keys(),
                            HERE,
                            () -> canvas.take(kind)));
        }
        for (CanvasAction action : CanvasAction.values()) {
            list.add(
                    new Shortcut(
                            action.id(),
                            action.group(),
                            action.label(),
                            action.keys(),
                            HERE,
                            () -> act.test(action)));
        }
        return list;
    }

    /// By which a tool's key is remembered.
    static String tool(ToolKind kind) {
        return "canvas.tool." + kind.name().toLowerCase(Locale.ROOT);
    }
}
