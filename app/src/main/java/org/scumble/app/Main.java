package org.scumble.app;

import javafx.application.Application;
import javafx.application.Platform;
import org.scumble.app.cli.Interrupt;
import org.scumble.app.cli.ScumbleCommand;

/// Where the program starts. It extends no JavaFX class, so that the command line never loads one.
public final class Main {
    /// Set while the launcher records which classes a start needs: the command line then shows its
    /// help before it does what is asked, and the studio closes again at once.
    static final String REHEARSAL = "scumble.rehearsal";

    private Main() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            openStudio();
            return;
        }
        if (Boolean.getBoolean(REHEARSAL)) {
            ScumbleCommand.run("--help");
        }
        System.exit(ScumbleCommand.run(args));
    }

    private static void openStudio() {
        try (Interrupt ignored = Interrupt.calls(Platform::exit)) {
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
