package org.scumble.app.lora;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;

/// Where adapters come from: the folders the artist added, and files dropped on the window.
public final class LoraPlacesViewModel {
    private final ObservableList<Path> folders = FXCollections.observableArrayList();
    private final ObservableList<Path> foldersView =
            FXCollections.unmodifiableObservableList(folders);
    private final ReadOnlyObjectWrapper<@Nullable Copying> copying = new ReadOnlyObjectWrapper<>();

    private final AtomicReference<List<Path>> shared;
    private final SettingsStore settings;
    private final LoraFolders places;
    private final LoraLibrary library;
    private final LoraImport imports;
    private final LorasViewModel loras;
    private final Tasks scanning;
    private final Tasks saving;
    private final Notices notices;

    /// A file on its way into the library.
    ///
    /// @param fraction how much of it is there, from 0 to 1
    public record Copying(String name, double fraction) {}

    /// What the window's part needs of the rest.
    ///
    /// @param added the folders the artist added, for every thread to read
    record Behind(
            AtomicReference<List<Path>> added,
            SettingsStore settings,
            LoraFolders places,
            LoraLibrary library,
            LoraImport imports) {}

    LoraPlacesViewModel(
            Behind behind, LorasViewModel loras, Tasks scanning, Tasks saving, Notices notices) {
        shared = behind.added();
        settings = behind.settings();
        places = behind.places();
        library = behind.library();
        imports = behind.imports();
        this.loras = loras;
        this.scanning = scanning;
        this.saving = saving;
        this.notices = notices;
        folders.setAll(shared.get());
    }

    /// The folders the artist added, oldest first.
    public ObservableList<Path> folders() {
        return foldersView;
    }

    /// The file being copied; null while there is none.
    public ReadOnlyObjectProperty<@Nullable Copying> copyingProperty() {
        return copying.getReadOnlyProperty();
    }

    /// Takes files and folders that were dropped or chosen.
    public void add(List<Path> paths) {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                addFolder(path);
            } else {
                addFile(path, lora -> {});
            }
        }
    }

    private void addFolder(Path folder) {
        Path real = folder.toAbsolutePath().normalize();
        if (folders.contains(real)) {
            notices.show(Notice.info("The folder is in the list already", real.toString()));
            return;
        }
        folders.add(real);
        changed();
        notices.show(
                Notice.success(
                        "Folder added",
                        "What is in %s is read where it is; nothing is copied.".formatted(real)));
    }

    /// Takes a folder off the list; its files stay.
    public void removeFolder(Path folder) {
        if (folders.remove(folder)) {
            changed();
            notices.show(
                    Notice.info("Folder removed from the list", "Its files are untouched.")
                            .withAction("Undo", () -> addFolder(folder)));
        }
    }

    private void changed() {
        List<Path> now = List.copyOf(folders);
        shared.set(now);
        saving.run(
                () -> settings.setLoraFolders(now),
                () -> {},
                e -> notices.showError("The folder list was not remembered", e));
        loras.refresh();
    }

    /// Takes a file into the library: where it lies, if that is one of the folders, and else as a
    /// copy.
    ///
    /// @param then hears of it
    void addFile(Path file, Consumer<Lora> then) {
        Latest<Copying> progress = new Latest<>(scanning.ui(), this::show);
        scanning.compute(
                () -> {
                    library.inspect(file); // what is no adapter is not copied
                    Path place =
                            places.hold(file)
                                    ? file
                                    : imports.copy(
                                            file,
                                            fraction ->
                                                    progress.offer(
                                                            new Copying(name(file), fraction)));
                    return library.adopt(place);
                },
                lora -> {
                    copying.set(null);
                    added(lora, then);
                },
                e -> {
                    copying.set(null);
                    notices.showError("%s was not added".formatted(name(file)), e);
                });
    }

    private void show(Copying now) {
        copying.set(now.fraction() < 1 ? now : null);
    }

    private void added(Lora lora, Consumer<Lora> then) {
        boolean isNew = loras.at(lora.file()).isEmpty();
        loras.put(List.of(lora));
        loras.selectedProperty().set(loras.at(lora.file()).orElse(null));
        if (isNew) {
            notices.show(Notice.success("LoRA added", lora.name()));
        }
        then.accept(lora);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
