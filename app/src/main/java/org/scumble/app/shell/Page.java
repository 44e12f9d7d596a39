package org.scumble.app.shell;

/// A page of the window.
public enum Page {
    CANVAS("Canvas"),
    STUDIO("Studio"),
    GALLERY("Gallery"),
    MODELS("Models");

    private final String title;

    Page(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
