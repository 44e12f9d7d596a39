package org.scumble.app.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelStore;
import org.scumble.app.models.ModelsViewModel;
import org.scumble.app.notice.Notices;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;

/// A form beside a catalogue of two models, the starter and an added one, yet to be read.
abstract class CatalogueTestBase {
    @TempDir Path home;
    final FormViewModel form = Forms.form();
    final Notices notices = new Notices();
    Path starter;
    Path dream;
    ModelsViewModel models;
    ModelChoice choice;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(home.resolve("library.db"));
        starter = Files.createDirectory(home.resolve("starter"));
        dream = Files.createFile(home.resolve("dream.safetensors"));
        ModelStore store = new ModelStore(database);
        store.add(dream);
        models =
                new ModelsViewModel(
                        new ModelCatalogue(store, Forms::info, starter),
                        Tasks.synchronous(),
                        notices);
        choice = new ModelChoice(form, models);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Path chosen() {
        Model model = form.modelProperty().get();
        return model == null ? Path.of("") : model.path();
    }
}
