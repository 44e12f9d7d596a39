package org.scumble.app.ui;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Fields of a form.
public final class Fields {
    private Fields() {}

    /// A box to choose one of a list from.
    public static <T> ComboBox<T> choice(
            String id, List<T> values, Function<T, String> label, Property<T> value, String tip) {
        ComboBox<T> box = Buttons.tip(new ComboBox<>(), tip);
        box.setId(id);
        box.setItems(FXCollections.observableList(values));
        box.setConverter(converter(label));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    /// Shows values by their labels.
    public static <T> StringConverter<T> converter(Function<T, String> label) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : label.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The box is not editable");
            }
        };
    }

    /// Has what was typed taken: at Enter, and when the field is left.
    public static void whenTyped(TextField field, Runnable take) {
        field.setOnAction(event -> take.run());
        field.focusedProperty()
                .addListener(
                        (property, before, focused) -> {
                            if (!focused) {
                                take.run();
                            }
                        });
    }

    /// A field under its name.
    public static Node named(String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }
}
