package org.scumble.app.cli;

import java.io.Console;

/// Whether a person is watching.
final class Terminals {
    /// `true` or `false`, from the launcher; Java itself cannot tell standard error apart.
    static final String PROPERTY = "scumble.terminal";

    private Terminals() {}

    /// Whether standard error is a terminal: progress and failures are told there. Without word
    /// from the launcher it is taken for one if input and output are.
    static boolean showErrors() {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
