package org.scumble.app.ui;

import javafx.beans.property.Property;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A side of a picture in pixels: a spinner that keeps to a grid.
public final class SizeField extends Spinner<Integer> {
    private final SpinnerValueFactory.IntegerSpinnerValueFactory values;

    public SizeField(String name, int least, int most, String tip) {
        values = new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, least);
        values.setConverter(new Lenient());
        setValueFactory(values);
        setEditable(true);
        setAccessibleText(name);
        Buttons.tip(this, tip);
        getStyleClass().add("size-field");
    }

    public SizeField bind(Property<Number> value) {
        values.setValue(value.getValue().intValue());
        values.valueProperty().addListener((property, before, now) -> value.setValue(now));
        value.addListener((property, before, now) -> values.setValue(now.intValue()));
        focusedProperty()
                .addListener(
                        (property, before, focused) -> {
                            if (!focused) {
                                commitValue();
                                values.setValue(onGrid(values.getValue()));
                            }
                        });
        return this;
    }

    /// Values go in multiples of this.
    public void setGrid(int grid) {
        values.setAmountToStepBy(grid);
        setMaxWidth(Double.MAX_VALUE);
    }

    /// Takes what is no number for the value that holds.
    private final class Lenient extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer value) {
            return value == null ? "" : value.toString();
        }

        @Override
        public Integer fromString(String text) {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return values.getValue();
            }
        }
    }

    private int onGrid(int value) {
        return Math.clamp(
                Grid.snap(value, values.getAmountToStepBy()), values.getMin(), values.getMax());
    }
}
