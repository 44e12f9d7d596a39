package org.scumble.app.generate;

import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.app.settings.LoraChoices;
import org.scumble.engine.GenerationRequest;

/// The form at one moment, to come back to.
record Draft(
        GenerationRequest request, @Nullable Model model, boolean seedLocked, LoraChoices loras) {
    static Draft of(FormViewModel form) {
        return new Draft(
                form.request(),
                form.modelProperty().get(),
                form.seedLockedProperty().get(),
                form.loras().choices());
    }

    void restore(FormViewModel form) {
        form.modelProperty().set(model);
        form.fill(request);
        form.seedLockedProperty().set(seedLocked);
        form.loras().restore(loras);
    }
}
