package org.scumble.app.canvas;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.image.Box;

/// What the name of a request's picture tells beside the request: who asked for it, and where on
/// the canvas it lies.
///
/// @param live whether the live painting asked
/// @param masked whether the document's masks said what to paint
/// @param region the picture's place, in pixels of the canvas as it was begun
record VerbStamp(Verb verb, boolean live, boolean masked, Box region) {
    private static final String LIVE = "live";
    private static final String MASKED = "-masked";
    private static final Pattern NAME =
            Pattern.compile(
                    "([a-z]+)(" + MASKED + ")?-(-?\\d+)-(-?\\d+)-(\\d+)-(\\d+)-[0-9a-f-]+\\.png");

    /// A file name, without extension, that no other file has.
    String freshName() {
        return "%s%s-%d-%d-%d-%d-%s"
                .formatted(
                        live ? LIVE : verb.name().toLowerCase(Locale.ROOT),
                        masked ? MASKED : "",
                        region.x(),
                        region.y(),
                        region.width(),
                        region.height(),
                        UUID.randomUUID());
    }

    /// What a request's picture tells; nothing if no verb made it.
    static Optional<VerbStamp> of(GenerationRequest request) {
        return VerbFiles.files(request).stream()
                .findFirst()
                .flatMap(file -> parse(String.valueOf(file.getFileName())));
    }

    private static Optional<VerbStamp> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Box region =
                new Box(
                        number(matcher, 3),
                        number(matcher, 4),
                        number(matcher, 5),
                        number(matcher, 6));
        boolean masked = matcher.group(2) != null;
        if (matcher.group(1).equals(LIVE)) {
            return Optional.of(new VerbStamp(Verb.REFINE, true, masked, region));
        }
        for (Verb verb : Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(matcher.group(1))) {
                return Optional.of(new VerbStamp(verb, false, masked, region));
            }
        }
        return Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /// Whether the live painting made a request.
    static boolean isLive(GenerationRequest request) {
        return of(request).filter(VerbStamp::live).isPresent();
    }
}
