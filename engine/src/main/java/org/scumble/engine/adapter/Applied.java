package org.scumble.engine.adapter;

import java.nio.file.Path;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;

/// An adapter to be worked into a checkpoint, and how strongly.
record Applied(AdapterMatch match, LoraUse use) {
    /// Opens the adapter, and says what of it does not fit.
    ///
    /// @throws EngineException as [Adapter#open], or of reason BAD_REQUEST if nothing of it fits
    static Applied open(LoraUse use, Targets targets, Progress progress) {
        AdapterMatch match = Adapter.open(Path.of(use.file())).match(targets);
        switch (match.report().verdict()) {
            case FITS -> {}
            case FITS_PARTLY -> progress.on(new Progress.Notice(words(match)));
            case DOES_NOT_FIT -> throw new EngineException(Reason.BAD_REQUEST, words(match));
        }
        return new Applied(match, use);
    }

    private static String words(AdapterMatch match) {
        return match.info().name() + ": " + match.report().summary();
    }

    double strength(Part part) {
        return strength(use, part);
    }

    /// How strongly a part is changed.
    static double strength(LoraUse use, Part part) {
        return switch (part) {
            case UNET -> use.unetWeight();
            case TEXT_ENCODER, TEXT_ENCODER_2 -> use.textEncoderWeight();
        };
    }
}
