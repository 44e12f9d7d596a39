package org.scumble.app.lora;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;

/// What of the form adapters have to do with.
///
/// @param model the one that paints
public record LoraForm(
        ActiveLoras active,
        StringProperty prompt,
        StringProperty negativePrompt,
        ObservableValue<@Nullable Model> model) {}
