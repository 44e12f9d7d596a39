package org.scumble.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.engine.image.Box;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A rectangle as it is typed: left, top, width and height in pixels.
final class BoxConverter implements ITypeConverter<Box> {
    private static final Pattern BOX =
            Pattern.compile("(-?\\d{1,6}),(-?\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

    @Override
    public Box convert(String text) {
        Matcher matcher = BOX.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'%s' is not a rectangle: write left,top,width,height in pixels, such as 64,32,200,100"
                            .formatted(text));
        }
        return new Box(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
    }
}
