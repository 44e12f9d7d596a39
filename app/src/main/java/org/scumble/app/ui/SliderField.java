package org.scumble.app.ui;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A number with a name, a slider for the hand and a field for the keyboard. The slider covers the
/// usual values in steps; the value itself may lie between them, and beyond.
public final class SliderField extends VBox {
    private final DoubleProperty value = new SimpleDoubleProperty();
    private final Slider slider;
    private final TextField field = new TextField();
    private final Label label = new Label();
    private final DecimalFormat format;
    private final double step;
    private double lowest;
    private double highest;

    /// @param least where the slider begins, and the least value
    /// @param most where the slider ends, and the greatest value
    /// @param step the slider goes in its multiples: 1 or a fraction of it, such as 0.05
    public SliderField(String name, double least, double most, double step, String tip) {
        this.step = step;
        allowing(least, most);
        String digits = step >= 1 ? "0" : step >= 0.1 ? "0.0###" : "0.00##";
        format = new DecimalFormat(digits, DecimalFormatSymbols.getInstance(Locale.ROOT));
        slider = Buttons.tip(new Slider(least, most, least), tip);
        slider.setBlockIncrement(step);
        slider.setAccessibleText(name);
        Buttons.tip(field, tip);
        field.setAccessibleText(name);
        field.getStyleClass().add("number-field");
        getStyleClass().add("slider-field");
        label.setText(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(label, gap, field);
        head.getStyleClass().add("field-head");
        getChildren().addAll(head, slider);

        value.addListener((property, before, now) -> show());
        slider.valueProperty().addListener((property, before, now) -> slid(now.doubleValue()));
        Fields.whenTyped(field, this::typed);
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.UP) {
                        take(onGrid(value.get() + step));
                    } else if (event.getCode() == KeyCode.DOWN) {
                        take(onGrid(value.get() - step));
                    }
                });
        show();
    }

    /// Lets the keyboard go beyond the slider's range.
    public SliderField allowing(double least, double most) {
        lowest = least;
        highest = most;
        return this;
    }

    /// Lets the slider reach so far too, from the moment the value lies beyond its usual range.
    public SliderField stretching(double least, double most) {
        value.addListener((property, before, now) -> stretch(least, most));
        return this;
    }

    private void stretch(double least, double most) {
        if (value.get() < slider.getMin() || value.get() > slider.getMax()) {
            slider.setMin(least);
            slider.setMax(most);
            show();
        }
    }

    /// Lays name, slider and number side by side.
    public SliderField inOneLine() {
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox line = label.getText().isEmpty() ? new HBox() : new HBox(label);
        line.getChildren().addAll(slider, field);
        line.getStyleClass().add("slider-line");
        getChildren().setAll(line);
        return this;
    }

    /// Binds the value both ways.
    public SliderField bind(Property<Number> other) {
        value.bindBidirectional(other);
        show();
        return this;
    }

    /// The slider moves by the artist's hand when it does not just follow the value.
    private void slid(double now) {
        if (now != thumb()) {
            value.set(onGrid(now));
            show();
        }
    }

    private void typed() {
        if (field.getText().equals(text())) {
            return; // The value may have more digits than are shown.
        }
        try {
            take(Double.parseDouble(field.getText().strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            // Not a number: the field goes back to the one that holds.
        }
        show();
    }

    private void take(double number) {
        if (Double.isFinite(number)) {
            value.set(Math.clamp(step >= 1 ? Math.rint(number) : number, lowest, highest));
        }
    }

    /// Divides by a whole number, as multiplying by 0.05 would leave crumbs.
    private double onGrid(double number) {
        return Math.rint(number / step) / Math.rint(1 / step);
    }

    private void show() {
        slider.setValue(thumb());
        field.setText(text());
    }

    /// Where the slider stands for the value.
    private double thumb() {
        return Math.clamp(value.get(), slider.getMin(), slider.getMax());
    }

    private String text() {
        return format.format(value.get());
    }
}
