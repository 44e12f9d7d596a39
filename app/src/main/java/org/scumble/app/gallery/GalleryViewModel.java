package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.scumble.app.gallery.PictureFilter.Shelf;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.file.AtomicFile;

/// The gallery as the window shows it: the pictures of a shelf, the newest ones for the film strip,
/// and what can be done to them.
public final class GalleryViewModel {
    private static final int RECENT = 60;

    private final ObservableList<Picture> pictures = FXCollections.observableArrayList();
    private final ObservableList<Picture> picturesView =
            FXCollections.unmodifiableObservableList(pictures);
    private final ObservableList<Picture> recent = FXCollections.observableArrayList();
    private final ObservableList<Picture> recentView =
            FXCollections.unmodifiableObservableList(recent);
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>(Shelf.ALL);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();

    private final PictureStore store;
    private final Tasks tasks;
    private final Notices notices;

    public GalleryViewModel(PictureStore store, Tasks tasks, Notices notices) {
        this.store = store;
        this.tasks = tasks;
        this.notices = notices;
        words.addListener((property, before, now) -> refresh());
        shelf.addListener((property, before, now) -> refresh());
    }

    /// The pictures of the chosen shelf that match the words, newest first.
    public ObservableList<Picture> pictures() {
        return picturesView;
    }

    /// The newest pictures of all, newest first.
    public ObservableList<Picture> recent() {
        return recentView;
    }

    /// What to search for in the prompts.
    public StringProperty wordsProperty() {
        return words;
    }

    public ObjectProperty<Shelf> shelfProperty() {
        return shelf;
    }

    /// Whether [#pictures] has been read once, so that an empty list means an empty gallery.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Reads everything anew.
    public void load() {
        tasks.compute(
                () -> store.newest(RECENT),
                recent::setAll,
                e -> notices.showError("The gallery could not be read", e));
        refresh();
    }

    /// Reads the shelf anew.
    public void refresh() {
        PictureFilter filter = new PictureFilter(shelf.get(), words.get());
        tasks.compute(
                () -> store.list(filter),
                list -> {
                    pictures.setAll(list);
                    loaded.set(true);
                },
                e -> notices.showError("The gallery could not be read", e));
    }

    /// Shows a picture that was just made.
    public void show(Picture picture) {
        recent.removeIf(other -> other.id() == picture.id());
        recent.addFirst(picture);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        if (shelf.get() == Shelf.ALL && words.get().isBlank()) {
            pictures.removeIf(other -> other.id() == picture.id());
            pictures.addFirst(picture);
        } else {
            refresh();
        }
    }

    public void toggleFavourite(Picture picture) {
        boolean favourite = !picture.favourite();
        UnaryOperator<Picture> change =
                other -> other.id() == picture.id() ? other.withFavourite(favourite) : other;
        tasks.run(
                () -> store.setFavourite(picture, favourite),
                () -> {
                    recent.replaceAll(change);
                    pictures.replaceAll(change);
                    if (shelf.get() == Shelf.FAVOURITES) {
                        refresh();
                    }
                },
                e -> notices.showError("The picture could not be marked", e));
    }

    /// Moves pictures to the trash; the notice offers to undo it.
    public void trash(List<Picture> chosen) {
        tasks.run(
                () -> chosen.forEach(store::trash),
                () -> {
                    load();
                    notices.show(
                            Notice.info(count(chosen) + " moved to the trash", "")
                                    .withAction("Undo", () -> restore(chosen)));
                },
                e -> notices.showError("The picture could not be thrown away", e));
    }

    public void restore(List<Picture> chosen) {
        tasks.run(
                () -> chosen.forEach(store::restore),
                this::load,
                e -> notices.showError("The picture could not be restored", e));
    }

    /// Deletes what is in the trash, files included. It cannot be undone.
    public void emptyTrash() {
        tasks.compute(
                () -> {
                    List<Picture> trashed = store.list(new PictureFilter(Shelf.TRASH, ""));
                    for (Picture picture : trashed) {
                        // The row last: a file without one would be adopted at the next start.
                        Files.deleteIfExists(picture.file());
                        store.delete(picture);
                    }
                    return trashed;
                },
                deleted -> {
                    load();
                    notices.show(Notice.info(count(deleted) + " deleted for good", ""));
                },
                e -> notices.showError("The trash could not be emptied", e));
    }

    /// Copies a picture's file, metadata and all, to a place of the artist's choice.
    public void saveAs(Picture picture, Path target) {
        tasks.compute(
                () -> copy(picture.file(), target),
                copied -> notices.show(Notice.success("Picture saved", copied.toString())),
                e -> notices.showError("The picture was not saved", e));
    }

    private static Path copy(Path from, Path to) {
        ByteBuffer data = ByteBuffer.wrap(read(from));
        try {
            AtomicFile.write(to, channel -> AtomicFile.writeFully(channel, data));
            return to;
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.CANNOT_WRITE,
                    "%s could not be written: %s. Choose another folder, or free some space."
                            .formatted(to, e.getMessage()),
                    e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.NOT_FOUND,
                    "Its own file, %s, could not be read: %s. Put it back, or make the picture again with its settings."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Hands over what made a picture, to be used again.
    public void useSettings(Picture picture, Consumer<GenerationRequest> user) {
        tasks.compute(
                () -> store.request(picture),
                request ->
                        request.ifPresentOrElse(
                                user,
                                () ->
                                        notices.show(
                                                Notice.warning(
                                                        "This picture's settings are not known",
                                                        "Its file carries none that Scumble can"
                                                                + " read."))),
                e -> notices.showError("The settings could not be read", e));
    }

    /// Tells what made a picture, if its row knows.
    void tell(Picture picture, Consumer<GenerationRequest> listener) {
        tasks.compute(
                () -> store.request(picture),
                request -> request.ifPresent(listener),
                e -> notices.showError("The settings could not be read", e));
    }

    private static String count(List<Picture> chosen) {
        return chosen.size() == 1 ? "Picture" : chosen.size() + " pictures";
    }
}
