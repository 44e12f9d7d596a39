package org.scumble.app.generate;

/// How much of the text encoder's window a prompt takes.
///
/// @param used the prompt's tokens
/// @param room what fits into the windows it needs, 75 each
public record TokenCount(int used, int room) {
    private static final int WINDOW = 75;

    static final TokenCount NONE = new TokenCount(0, WINDOW);

    /// Whether the prompt is spread over several windows, which weakens how its words relate.
    public boolean isLong() {
        return room > WINDOW;
    }

    @Override
    public String toString() {
        return used + " / " + room;
    }
}
