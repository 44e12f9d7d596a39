package org.scumble.app.ui;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A whole number that may be left to the program: an empty field, which shows in grey what that
/// amounts to. Arrow keys change it, from there if need be.
public final class AutoField extends HBox {
    private final ObjectProperty<@Nullable Integer> value = new SimpleObjectProperty<>();
    private final TextField field = new TextField();
    private final int most;
    private @Nullable Integer found;

    /// @param most the greatest number; the least is 0
    public AutoField(String id, String name, int most, String tip) {
        this.most = most;
        getStyleClass().add("auto-field");
        setAlignment(Pos.CENTER_LEFT);
        Label label = Buttons.tip(new Label(name), tip);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        field.setId(id);
        field.setAccessibleText(name);
        Buttons.tip(field, tip + " Leave it empty to let Scumble choose.");
        getChildren().addAll(label, gap, field);
        value.addListener((property, before, now) -> show());
        Fields.whenTyped(field, this::typed);
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.UP) {
                        step(1);
                        event.consume();
                    } else if (event.getCode() == KeyCode.DOWN) {
                        step(-1);
                        event.consume();
                    }
                });
        setFound(null);
        show();
    }

    /// Binds the value both ways; null leaves the number to the program.
    public AutoField bind(ObjectProperty<@Nullable Integer> other) {
        value.bindBidirectional(other);
        return this;
    }

    /// What the program found; null while that is not known.
    public void setFound(@Nullable Integer number) {
        found = number;
        field.setPromptText(number == null ? "Auto" : "Auto · " + number);
    }

    private void step(int by) {
        Integer from = value.get() != null ? value.get() : found;
        value.set(Math.clamp((from == null ? 0 : from) + (long) by, 0, most));
    }

    private void typed() {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            value.set(null);
            return;
        }
        try {
            value.set(Math.clamp(Long.parseLong(text), 0, most));
        } catch (NumberFormatException e) {
            // Not a number: the field goes back to the one that holds.
        }
        show();
    }

    private void show() {
        Integer number = value.get();
        field.setText(number == null ? "" : number.toString());
    }
}
