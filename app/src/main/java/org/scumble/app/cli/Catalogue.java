package org.scumble.app.cli;

import java.util.function.Function;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelStore;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.store.Database;
import org.scumble.assets.Assets;
import org.scumble.engine.Engine;

/// The studio's catalogue of models, opened for one command.
final class Catalogue {
    private Catalogue() {}

    static <T> T use(Function<ModelCatalogue, T> work) {
        try (Database library = Database.open(AppFolders.standard().create().library())) {
            return work.apply(
                    new ModelCatalogue(
                            new ModelStore(library), Engine::describe, Assets.find().starter()));
        }
    }
}
