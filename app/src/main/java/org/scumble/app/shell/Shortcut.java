package org.scumble.app.shell;

import java.util.Set;
import java.util.function.BooleanSupplier;

/// Something that keys do.
///
/// @param id its own, by which the artist's keys are remembered
/// @param group under which it is listed
/// @param action what it does, in words
/// @param keys those it comes with, as `Shortcut+Shift+S`; may be empty
/// @param pages where it does that
/// @param act does it, and tells whether there was anything to do; if not, the keys are free
public record Shortcut(
        String id, String group, String action, String keys, Set<Page> pages, BooleanSupplier act) {
    public Shortcut {
        pages = Set.copyOf(pages);
    }

    /// Something that can always be done.
    public static Shortcut of(
            String id, String group, String action, String keys, Set<Page> pages, Runnable run) {
        return new Shortcut(
                id,
                group,
                action,
                keys,
                pages,
                () -> {
                    run.run();
                    return true;
                });
    }

    /// Whether there is a page on which both count.
    boolean meets(Shortcut other) {
        return pages.stream().anyMatch(other.pages::contains);
    }
}
