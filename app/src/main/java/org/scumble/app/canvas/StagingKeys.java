package org.scumble.app.canvas;

/// The ids of what keys do with candidates, and the keys they come with.
final class StagingKeys {
    static final String ACCEPT = "staging.accept";
    static final String ACCEPT_KEYS = "Enter";
    static final String KEEP = "staging.keep";
    static final String KEEP_KEYS = "Shift+Enter";
    static final String MORE = "staging.more";
    static final String MORE_KEYS = "Alt+0";
    static final String DISCARD = "staging.discard";
    static final String DISCARD_KEYS = "Delete";
    static final String DISCARD_ALL = "staging.discard-all";
    static final String NEXT = "staging.next";
    static final String NEXT_KEYS = "Right";
    static final String PREVIOUS = "staging.previous";
    static final String PREVIOUS_KEYS = "Left";
    static final String SAVE = "staging.save";

    private StagingKeys() {}
}
