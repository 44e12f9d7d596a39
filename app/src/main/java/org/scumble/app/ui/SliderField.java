package org.scumble.app.ui;

import java.util.Locale;
import javafx.beans.property.Property;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A number with a name, a slider for the hand and a field for the keyboard.
public final class SliderField extends VBox {
    private final Slider slider;
    private final TextField field = new TextField();
    private final double step;

    /// @param step the numbers in between are rounded to its multiples
    public SliderField(String name, double least, double most, double step, String tip) {
        this.step = step;
        slider = Buttons.tip(new Slider(least, most, least), tip);
        slider.setBlockIncrement(step);
        slider.setAccessibleText(name);
        Buttons.tip(field, tip);
        field.setAccessibleText(name);
        field.getStyleClass().add("number-field");
        getStyleClass().add("slider-field");
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(label, gap, field);
        head.getStyleClass().add("field-head");
        getChildren().addAll(head, slider);

        slider.valueProperty().addListener((property, before, now) -> slid(now.doubleValue()));
        field.setOnAction(event -> typed());
        field.focusedProperty()
                .addListener(
                        (property, before, focused) -> {
                            if (!focused) {
                                typed();
                            }
                        });
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.UP) {
                        slider.increment();
                    } else if (event.getCode() == KeyCode.DOWN) {
                        slider.decrement();
                    }
                });
        show();
    }

    /// Binds the value both ways.
    public SliderField bind(Property<Number> value) {
        slider.valueProperty().bindBidirectional(value);
        show();
        return this;
    }

    private void slid(double value) {
        double rounded = Math.rint(value / step) * step;
        if (Math.abs(rounded - value) > step * 1e-6) {
            slider.setValue(rounded);
        }
        show();
    }

    private void typed() {
        try {
            slider.setValue(Double.parseDouble(field.getText().strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            // Not a number: the field goes back to the one that holds.
        }
        show();
    }

    private void show() {
        double value = slider.getValue();
        field.setText(
                step >= 1
                        ? Long.toString(Math.round(value))
                        : String.format(Locale.ROOT, step >= 0.1 ? "%.1f" : "%.2f", value));
    }
}
