package org.scumble.app.lora;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;

/// The library of adapters as the window shows it: filtered and in order, and what the artist adds
/// to each.
public final class LorasViewModel {
    /// How many headers are read between two looks at the window.
    private static final int PART = 32;

    private final Map<Path, Lora> all = new LinkedHashMap<>();
    private final ObservableList<Lora> shown = FXCollections.observableArrayList();
    private final ObservableList<Lora> shownView = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<@Nullable Lora> selected = new SimpleObjectProperty<>();
    private final LoraFilterViewModel filter = new LoraFilterViewModel();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();

    private final LoraLibrary library;
    private final ObservableValue<@Nullable Model> model;
    private final Tasks scanning;
    private final Tasks saving;
    private final Notices notices;

    /// @param model the one that paints
    /// @param scanning looks at the disk
    /// @param saving keeps what the artist adds
    public LorasViewModel(
            LoraLibrary library,
            ObservableValue<@Nullable Model> model,
            Tasks scanning,
            Tasks saving,
            Notices notices) {
        this.library = library;
        this.model = model;
        this.scanning = scanning;
        this.saving = saving;
        this.notices = notices;
        filter.parts().forEach(part -> part.addListener((property, before, now) -> show()));
        model.addListener((property, before, now) -> show());
    }

    /// Those that pass the filter, in order.
    public ObservableList<Lora> shown() {
        return shownView;
    }

    /// How many there are in all.
    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// Whether the disk was looked at once, so that an empty list means an empty library.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Lora> selectedProperty() {
        return selected;
    }

    /// Which of them to show.
    public LoraFilterViewModel filter() {
        return filter;
    }

    LoraFit fit(Lora lora) {
        return LoraFit.of(lora, model.getValue());
    }

    /// Shows what was there last time at once, then looks at the disk.
    public void begin() {
        scanning.compute(
                library::known,
                known -> {
                    if (!loaded.get()) {
                        put(known);
                    }
                },
                e -> notices.showError("The LoRAs could not be listed", e));
        refresh();
    }

    /// Looks at the disk again.
    public void refresh() {
        scanning.compute(
                library::look,
                found -> {
                    all.keySet().retainAll(found.stream().map(Lora::file).toList());
                    loaded.set(true);
                    put(found);
                    read(found.stream().filter(it -> it.state() == Lora.State.UNREAD).toList());
                },
                e -> notices.showError("The LoRAs could not be listed", e));
    }

    private void read(List<Lora> unread) {
        for (int from = 0; from < unread.size(); from += PART) {
            List<Lora> part = unread.subList(from, Math.min(from + PART, unread.size()));
            scanning.compute(
                    () -> library.read(part),
                    this::put,
                    e -> notices.showError("LoRAs could not be read", e));
        }
    }

    /// What the artist added meanwhile is newer than what was read.
    void put(Collection<Lora> loras) {
        for (Lora lora : loras) {
            Lora before = all.get(lora.file());
            all.put(lora.file(), before == null ? lora : lora.withMarks(before.marks()));
        }
        show();
    }

    private void show() {
        LoraFilter wanted = filter.filter();
        Lora chosen = selected.get();
        total.set(all.size());
        List<Lora> now =
                all.values().stream()
                        .filter(lora -> wanted.shows(lora, model.getValue()))
                        .sorted(filter.orderProperty().get().comparator())
                        .toList();
        if (!now.equals(shown)) {
            shown.setAll(now);
        }
        selected.set(chosen == null ? null : all.get(chosen.file()));
    }

    /// Those that can be used and have these words; favourites and what suits the model first.
    List<Lora> usable(String text) {
        LoraFilter wanted = new LoraFilter(text, false, false, Optional.empty());
        Comparator<Lora> best =
                Comparator.<Lora, Boolean>comparing(lora -> fit(lora) == LoraFit.OTHER)
                        .thenComparing(lora -> !lora.marks().favourite())
                        .thenComparing(LoraOrder.NAME.comparator());
        return all.values().stream()
                .filter(lora -> lora.state() == Lora.State.READY)
                .filter(lora -> wanted.shows(lora, model.getValue()))
                .sorted(best)
                .toList();
    }

    /// The entry of a file, if it has one.
    public Optional<Lora> at(Path file) {
        return Optional.ofNullable(all.get(file));
    }

    /// The place of a file: its own if it is in the library, or that of one of its name.
    Path locate(Path file) {
        Lora known = all.get(file);
        if (known != null && known.state() != Lora.State.MISSING) {
            return file;
        }
        return namesakes(LoraFolders.nameOf(file)).stream()
                .findFirst()
                .map(Lora::file)
                .orElse(file);
    }

    /// Those of a name that are there, the one that prompts mean first.
    List<Lora> namesakes(String name) {
        return all.values().stream()
                .filter(lora -> isThere(lora) && lora.name().equals(name))
                .toList();
    }

    /// The one that prompts mean by a name, as [LoraFolders#find] has it.
    Optional<Lora> named(String name) {
        return namesakes(name).stream()
                .findFirst()
                .or(
                        () ->
                                all.values().stream()
                                        .filter(LorasViewModel::isThere)
                                        .filter(lora -> lora.name().equalsIgnoreCase(name))
                                        .findFirst());
    }

    private static boolean isThere(Lora lora) {
        return lora.state() != Lora.State.MISSING;
    }

    public void toggleFavourite(Lora lora) {
        mark(lora, marks -> marks.withFavourite(!marks.favourite()));
    }

    /// Changes what the artist added to an adapter, at once here, and in the library soon.
    void mark(Lora lora, UnaryOperator<LoraMarks> change) {
        Lora present = at(lora.file()).orElse(lora);
        Lora marked = present.withMarks(change.apply(present.marks()));
        if (marked.equals(present)) {
            return;
        }
        all.put(marked.file(), marked);
        show();
        saving.run(
                () -> library.setMarks(present, marked),
                () -> {},
                e -> notices.showError("What you noted was not kept", e));
    }

    /// Shows an adapter by a picture from now on, or again by the one that comes with it.
    ///
    /// @param picture null for that
    void setCover(Lora lora, @Nullable Path picture) {
        if (picture == null) {
            mark(lora, marks -> marks.withCover(null));
            return;
        }
        scanning.compute(
                () -> library.cover(picture),
                cover -> mark(lora, marks -> marks.withCover(cover.toString())),
                e -> notices.showError("The cover was not changed", e));
    }

    /// Forgets an adapter whose file is gone, with all that was noted.
    public void remove(Lora lora) {
        saving.run(
                () -> library.remove(lora),
                () -> {
                    all.remove(lora.file());
                    show();
                },
                e -> notices.showError("The entry could not be removed", e));
    }
}
