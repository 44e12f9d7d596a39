package org.scumble.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.app.lora.LoraFolders;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelStore;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.store.Database;
import org.scumble.assets.Assets;
import org.scumble.engine.Engine;

/// The studio's catalogues of models and LoRAs, opened for one command.
final class Catalogue {
    private Catalogue() {}

    static <T> T use(Function<ModelCatalogue, T> work) {
        try (Database library = Database.open(AppFolders.standard().create().library())) {
            return work.apply(
                    new ModelCatalogue(
                            new ModelStore(library), Engine::describe, Assets.find().starter()));
        }
    }

    /// The folders of adapter files; the library is not opened before they are asked for.
    static LoraFolders loras() {
        return LoraFolders.of(AppFolders.standard(), Assets.find().starter(), new AddedFolders());
    }

    /// Those that the artist added in the studio, read once.
    private static final class AddedFolders implements Supplier<List<Path>> {
        private @Nullable List<Path> known;

        @Override
        public synchronized List<Path> get() {
            List<Path> folders = known;
            if (folders == null) {
                folders = read();
                known = folders;
            }
            return folders;
        }

        private static List<Path> read() {
            Path file = AppFolders.standard().library();
            if (!Files.exists(file)) {
                return List.of();
            }
            try (Database library = Database.open(file)) {
                return new SettingsStore(library).loraFolders();
            }
        }
    }
}
