package org.scumble.app.lora;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.task.Tasks;

/// All that stands behind the LoRAs page, wired.
///
/// @param folders finds adapter files by their names, on any thread
/// @param library what there is
/// @param use what is at work
/// @param inPrompt what tags in the prompts put to work besides
/// @param details of the chosen one
/// @param places where they come from
public record LoraStudio(
        LoraFolders folders,
        LorasViewModel library,
        LoraUseViewModel use,
        PromptLorasViewModel inPrompt,
        LoraDetailsViewModel details,
        LoraPlacesViewModel places) {

    /// What it needs of the rest of the studio.
    ///
    /// @param starter the folder of the model that comes with Scumble
    public record Needs(
            AppFolders app,
            LoraStore store,
            SettingsStore settings,
            LoraInspector inspector,
            Path starter,
            LoraForm form) {}

    /// Wires it.
    ///
    /// @param scanning looks at the disk, in order
    /// @param asking asks the engine
    /// @param saving keeps what the artist adds, in order
    public static LoraStudio of(
            Needs needs, Tasks scanning, Tasks asking, Tasks saving, Notices notices) {
        AtomicReference<List<Path>> added = new AtomicReference<>(needs.settings().loraFolders());
        LoraFolders folders = LoraFolders.of(needs.app(), needs.starter(), added::get);
        LoraLibrary library =
                new LoraLibrary(needs.store(), folders, needs.inspector(), needs.app());
        LorasViewModel loras =
                new LorasViewModel(library, needs.form().model(), scanning, saving, notices);
        LoraUseViewModel use = new LoraUseViewModel(loras, needs.form(), notices);
        LoraPlacesViewModel.Behind behind =
                new LoraPlacesViewModel.Behind(
                        added,
                        needs.settings(),
                        folders,
                        library,
                        new LoraImport(needs.app().loras()));
        return new LoraStudio(
                folders,
                loras,
                use,
                new PromptLorasViewModel(loras, use),
                new LoraDetailsViewModel(loras, use, needs.inspector(), asking),
                new LoraPlacesViewModel(behind, loras, scanning, saving, notices));
    }
}
