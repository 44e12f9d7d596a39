package org.scumble.app.generate;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.gallery.Picture;
import org.scumble.app.job.JobProgress;
import org.scumble.engine.image.Raster;

/// What is on the easel: a finished picture, or the one in the making.
public final class EaselViewModel {
    private final GalleryViewModel gallery;
    private final ReadOnlyObjectWrapper<@Nullable JobProgress> progress =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Picture> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ObjectBinding<@Nullable Picture> shown;

    /// @param running how far the queue's running job is, whoever asked for it
    EaselViewModel(GalleryViewModel gallery, ObservableValue<@Nullable JobProgress> running) {
        this.gallery = gallery;
        shown =
                Bindings.createObjectBinding(
                        () -> preview() == null ? selected.get() : null,
                        selected,
                        following,
                        progress);
        running.addListener((property, before, now) -> take(now));
        gallery.recent().addListener((ListChangeListener<Picture>) change -> keepSelection());
    }

    /// The finished picture the artist chose or made last; null before the first.
    public ReadOnlyObjectProperty<@Nullable Picture> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Whether the easel shows what is being made; choosing another picture ends it.
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// The finished picture that is to be seen; null while one in the making is.
    public ObservableValue<@Nullable Picture> shown() {
        return shown;
    }

    /// What is to be seen of the picture in the making; null while a finished one is.
    public @Nullable Raster preview() {
        JobProgress now = progress.get();
        return following.get() && now != null ? now.preview() : null;
    }

    /// Of the running job; null when none runs that comes to the easel.
    public ReadOnlyObjectProperty<@Nullable JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Puts an older picture on the easel.
    public void select(Picture picture) {
        selected.set(picture);
        following.set(false);
    }

    /// Shows again what is being made.
    public void follow() {
        following.set(true);
    }

    /// Shows a picture that was just made, unless the artist looks at another one.
    public void made(Picture picture) {
        gallery.show(picture);
        if (following.get() || selected.get() == null) {
            selected.set(picture);
        }
    }

    /// What somebody else asked for is shown where that was.
    private void take(@Nullable JobProgress now) {
        progress.set(now != null && now.origin() == null ? now : null);
    }

    /// The row of the picture on the easel may have changed, or be gone.
    private void keepSelection() {
        Picture present = selected.get();
        Optional<Picture> same =
                gallery.recent().stream()
                        .filter(picture -> present != null && picture.id() == present.id())
                        .findFirst();
        if (same.isPresent()) {
            selected.set(same.get());
        } else if (present == null || !gallery.pictures().contains(present)) {
            selected.set(gallery.recent().stream().findFirst().orElse(null));
        }
    }
}
