package org.scumble.app.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;

/// The catalogue as the window shows it, and adding to it.
public final class ModelsViewModel {
    private final ObservableList<Model> models = FXCollections.observableArrayList();
    private final ObservableList<Model> modelsView =
            FXCollections.unmodifiableObservableList(models);
    private final ModelCatalogue catalogue;
    private final Tasks tasks;
    private final Notices notices;

    public ModelsViewModel(ModelCatalogue catalogue, Tasks tasks, Notices notices) {
        this.catalogue = catalogue;
        this.tasks = tasks;
        this.notices = notices;
    }

    /// The starter first, then the added ones.
    public ObservableList<Model> models() {
        return modelsView;
    }

    /// The entry at a path, or the one of that name: other programs' pictures name no path.
    public Optional<Model> match(String pathOrName) {
        Optional<Model> byPath = first(model -> model.path().toString().equals(pathOrName));
        return byPath.or(() -> first(model -> model.name().equalsIgnoreCase(pathOrName)));
    }

    private Optional<Model> first(Predicate<Model> test) {
        return models.stream().filter(test).findFirst();
    }

    /// Shows the entries at once, then reads their headers one by one.
    public void load() {
        tasks.compute(
                catalogue::entries,
                entries -> {
                    models.setAll(entries);
                    entries.forEach(this::read);
                },
                e -> notices.showError("The models could not be listed", e));
    }

    private void read(Model entry) {
        tasks.compute(
                () -> catalogue.read(entry),
                this::put,
                e -> notices.showError("A model could not be read", e));
    }

    /// Adds files and folders where they lie, and says what came of it.
    public void add(List<Path> paths) {
        paths.forEach(this::add);
    }

    private void add(Path path) {
        tasks.compute(
                () -> catalogue.add(path),
                added -> {
                    added.forEach(this::put);
                    notices.show(Notice.success(title(added), names(added)));
                },
                e -> notices.showError("%s was not added".formatted(path.getFileName()), e));
    }

    /// Takes an entry out of the catalogue; the file stays. It can be undone.
    public void remove(Model model) {
        tasks.run(
                () -> catalogue.remove(model),
                () -> {
                    models.removeIf(other -> other.path().equals(model.path()));
                    notices.show(
                            Notice.info(
                                            "%s removed".formatted(model.name()),
                                            "Its file is untouched.")
                                    .withAction("Undo", () -> add(model.path())));
                },
                e -> notices.showError("The model could not be removed", e));
    }

    private void put(Model model) {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).path().equals(model.path())) {
                models.set(i, model);
                return;
            }
        }
        models.add(model);
    }

    private static String title(List<Model> added) {
        return added.size() == 1 ? "Model added" : "%d models added".formatted(added.size());
    }

    private static String names(List<Model> added) {
        return added.stream().map(Model::name).collect(Collectors.joining(", "));
    }
}
