package org.scumble.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureActions;
import org.scumble.app.notice.Notice;
import org.scumble.app.shell.Page;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;
import org.scumble.engine.GenerationRequest;

/// What the studio does with a picture: back to the form, onto the easel, out of the window.
final class StudioActions implements PictureActions {
    private final Studio studio;
    private final Images images;
    private final Consumer<Page> go;

    /// @param go shows another page
    StudioActions(Studio studio, Images images, Consumer<Page> go) {
        this.studio = studio;
        this.images = images;
        this.go = go;
    }

    @Override
    public void useSettings(GenerationRequest request) {
        go.accept(Page.STUDIO);
        studio.generate().useAgain(request);
    }

    @Override
    public void startFrom(Path file) {
        go.accept(Page.STUDIO);
        studio.generate().startFrom(file);
    }

    @Override
    public void open(Picture picture) {
        go.accept(Page.STUDIO);
        studio.generate().easel().select(picture);
    }

    @Override
    public void copy(Picture picture) {
        Notice failure =
                Notice.error(
                        "The picture was not copied",
                        ("Its file, %s, cannot be read. Put it back, or make the picture again"
                                        + " with its settings.")
                                .formatted(picture.file()));
        Exports.copy(
                picture.file(),
                images,
                () -> studio.notices().show(Notice.success("Picture copied", "")),
                () -> studio.notices().show(failure));
    }

    @Override
    public void reveal(Path file) {
        Notice failure =
                Notice.warning(
                        "The file could not be shown",
                        "No file manager opened its folder. The file is %s.".formatted(file));
        Exports.reveal(file, () -> studio.notices().show(failure));
    }
}
