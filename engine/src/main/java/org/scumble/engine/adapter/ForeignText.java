package org.scumble.engine.adapter;

/// Makes texts out of files fit to be shown: they may be of any length, and hold anything.
final class ForeignText {
    /// More than this many times too long is not looked at.
    private static final int READ = 4;

    private static final int LONGEST_NAME = 120;

    private ForeignText() {}

    /// The name of a file or a tensor, for a message.
    static String name(String name) {
        return line(name, LONGEST_NAME);
    }

    /// `text` in one line of at most `most` characters.
    static String line(String text, int most) {
        return cut(head(text, most).replaceAll("[\\p{C}\\s]+", " ").strip(), most);
    }

    /// `text` in as many lines as it has, of at most `most` characters together.
    static String paragraphs(String text, int most) {
        String lines = head(text, most).replaceAll("\\R", "\n");
        return cut(lines.replaceAll("[\\p{C}&&[^\n]]+", " ").strip(), most);
    }

    /// Whether `text` could be shown as it is.
    static boolean isClean(String text) {
        return text.equals(line(text, text.length()));
    }

    private static String head(String text, int most) {
        return text.substring(0, Math.min(text.length(), READ * most));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(most - 2));
        return text.substring(0, most - (splits ? 2 : 1)) + "…";
    }
}
