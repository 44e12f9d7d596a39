package org.scumble.app;

import javafx.application.Application;
import org.scumble.app.cli.ScumbleCommand;

/// Where the program starts. It extends no JavaFX class, so that the command line never loads one.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            openStudio();
        } else {
            System.exit(ScumbleCommand.run(args));
        }
    }

    private static void openStudio() {
        try {
            Application.launch(StudioApp.class);
        } catch (UnsupportedOperationException e) {
            // How JavaFX says that there is no screen to open a window on.
            System.exit(
                    ScumbleCommand.refuse(
                            "The studio needs a display, and there is none here. On the command"
                                    + " line, scumble --help lists what works without one."));
        }
    }
}
