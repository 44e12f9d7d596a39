package org.scumble.app.cli;

import java.io.Console;

/// Whether a person is watching.
final class Terminals {
    private Terminals() {}

    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
