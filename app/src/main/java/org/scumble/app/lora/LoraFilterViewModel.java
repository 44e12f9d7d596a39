package org.scumble.app.lora;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.scumble.engine.adapter.AdapterKind;

/// Which adapters the artist wants to see, and in what order.
public final class LoraFilterViewModel {
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty favourites = new SimpleBooleanProperty();
    private final BooleanProperty fitting = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<AdapterKind>> kind =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<LoraOrder> order = new SimpleObjectProperty<>(LoraOrder.NAME);

    /// What to search for in names, tags, trigger words and notes.
    public StringProperty wordsProperty() {
        return words;
    }

    public BooleanProperty favouritesProperty() {
        return favourites;
    }

    /// Whether those for other models are hidden.
    public BooleanProperty fittingProperty() {
        return fitting;
    }

    public ObjectProperty<Optional<AdapterKind>> kindProperty() {
        return kind;
    }

    public ObjectProperty<LoraOrder> orderProperty() {
        return order;
    }

    List<ObservableValue<?>> parts() {
        return List.of(words, favourites, fitting, kind, order);
    }

    LoraFilter filter() {
        return new LoraFilter(words.get(), favourites.get(), fitting.get(), kind.get());
    }
}
