package org.scumble.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.engine.stage.PictureSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A size as it is typed: `512x768`.
final class SizeConverter implements ITypeConverter<PictureSize> {
    private static final Pattern SIZE = Pattern.compile("\\s*(\\d{1,6})\\s*x\\s*(\\d{1,6})\\s*");

    @Override
    public PictureSize convert(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'%s' is not a size: write width x height in pixels, such as 512x768"
                            .formatted(text));
        }
        return new PictureSize(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
