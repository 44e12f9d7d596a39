package org.scumble.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;

class ModelsViewModelTest {
    @TempDir Path folder;
    private Path starter;
    private Database database;
    private final Notices notices = new Notices();

    @BeforeEach
    void open() throws IOException {
        starter = Files.createDirectory(folder.resolve("starter"));
        database = Database.open(folder.resolve("library.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theStarterIsAlwaysThereAndFirst() throws IOException {
        ModelsViewModel models = load();
        models.add(List.of(file("dream.safetensors")));

        assertThat(load().models())
                .extracting(Model::name)
                .containsExactly("Scumble starter", "dream");
        assertThat(load().models()).allMatch(model -> model.state() == Model.State.READY);
    }

    @Test
    void addingTwiceIsAddingOnce() throws IOException {
        Path file = file("dream.safetensors");
        ModelsViewModel models = load();
        models.add(List.of(file, file));

        assertThat(models.models()).hasSize(2);
        assertThat(load().models()).hasSize(2);
    }

    @Test
    void aRefusedFileIsNotAddedAndTheReasonIsShown() throws IOException {
        ModelsViewModel models = load();
        models.add(List.of(file("broken.safetensors")));

        assertThat(models.models()).hasSize(1);
        assertThat(notices.shown())
                .last()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.ERROR);
                            assertThat(notice.title()).contains("broken.safetensors");
                            assertThat(notice.text()).isEqualTo("It is damaged. Fetch it again.");
                        });
    }

    @Test
    void aFolderAddsTheModelsInIt() throws IOException {
        file("a.safetensors");
        file("broken.safetensors");
        file("b.safetensors");
        file("readme.txt");
        ModelsViewModel models = load();
        models.add(List.of(folder));

        assertThat(models.models())
                .extracting(Model::name)
                .containsExactly("Scumble starter", "a", "b");
    }

    @Test
    void anEmptyFolderIsAnError() throws IOException {
        ModelsViewModel models = load();
        models.add(List.of(Files.createDirectory(folder.resolve("empty"))));

        assertThat(notices.shown()).last().extracting(Notice::kind).isEqualTo(Notice.Kind.ERROR);
    }

    @Test
    void aModelWhoseFileIsGoneIsShownAsMissing() throws IOException {
        Path file = file("dream.safetensors");
        load().add(List.of(file));
        Files.delete(file);

        assertThat(load().models()).last().extracting(Model::state).isEqualTo(Model.State.MISSING);
    }

    @Test
    void removingCanBeUndone() throws IOException {
        ModelsViewModel models = load();
        models.add(List.of(file("dream.safetensors")));
        models.remove(models.models().getLast());
        assertThat(load().models()).hasSize(1);

        notices.shown().getLast().action().run().run();
        assertThat(load().models()).hasSize(2);
    }

    private ModelsViewModel load() {
        ModelCatalogue catalogue =
                new ModelCatalogue(new ModelStore(database), ModelsViewModelTest::inspect, starter);
        ModelsViewModel models = new ModelsViewModel(catalogue, Tasks.synchronous(), notices);
        models.load();
        return models;
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    private static ModelInfo inspect(Path path) {
        String name = path.getFileName().toString().replace(".safetensors", "");
        if (name.equals("broken")) {
            throw new EngineException(
                    EngineException.Reason.BAD_FILE, "It is damaged. Fetch it again.");
        }
        return new ModelInfo(
                path,
                name,
                "Stable Diffusion 1.5",
                "",
                true,
                "",
                0,
                new ModelDefaults(512, 512, 20, "euler", "automatic", 7),
                8);
    }
}
