package org.scumble.app.lora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.FakeLoras;
import org.scumble.app.models.Model;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.weights.Family;

/// A library of adapters in a folder of its own, run on the caller's thread. Made anew on the same
/// folder, it is what a later start finds.
final class LoraFixture implements AutoCloseable {
    final AppFolders folders;
    final Notices notices = new Notices();
    final ActiveLoras active = new ActiveLoras();
    final StringProperty prompt = new SimpleStringProperty("");
    final StringProperty negativePrompt = new SimpleStringProperty("");
    final ObjectProperty<@Nullable Model> model = new SimpleObjectProperty<>();
    final LoraStudio studio;
    private final Database database;

    LoraFixture(Path home) {
        folders = AppFolders.in(home).create();
        database = Database.open(folders.library());
        Tasks tasks = Tasks.synchronous();
        studio =
                LoraStudio.of(
                        new LoraStudio.Needs(
                                folders,
                                new LoraStore(database),
                                new SettingsStore(database),
                                new FakeLoras(),
                                home.resolve("starter"),
                                new LoraForm(active, prompt, negativePrompt, model)),
                        tasks,
                        tasks,
                        tasks,
                        notices);
    }

    /// Shows what was there last time, then what is there now.
    LoraFixture begin() {
        library().begin();
        return this;
    }

    LorasViewModel library() {
        return studio.library();
    }

    Lora lora(String name) {
        return library().shown().stream()
                .filter(lora -> lora.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Writes an adapter file into the studio's own folder.
    Path write(String name, Map<String, String> facts) throws IOException {
        return FakeLoras.write(folders.loras().resolve(name + ".safetensors"), facts);
    }

    Path write(String name) throws IOException {
        return write(name, Map.of("family", "SD1"));
    }

    /// Paints with a model of a family from now on.
    void choose(Family family) throws IOException {
        Path file = Files.createTempFile(folders.data(), "model", ".safetensors");
        ModelInfo info =
                new ModelInfo(
                        file,
                        "dream",
                        family.words(),
                        "",
                        true,
                        "",
                        0,
                        new ModelDefaults(512, 512, 20, "euler", "automatic", 7),
                        8);
        model.set(new Model(file, "dream", Model.State.READY, info, "", false));
    }

    @Override
    public void close() {
        database.close();
    }
}
