package org.scumble.app.canvas;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Raster;

/// What lies over the canvas: the candidate that is looked at, or what is being painted.
final class StagedShowing {
    private final StagedList list;
    private final StagingJobs jobs;
    private final StagingShelf shelf;
    private final Notices notices;
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable Placed> placed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
    private final Latest<Staged> wanted;

    StagedShowing(
            StagedList list, StagingJobs jobs, StagingShelf shelf, Tasks tasks, Notices notices) {
        this.list = list;
        this.jobs = jobs;
        this.shelf = shelf;
        this.notices = notices;
        wanted = Latest.answering(tasks, this::read, this::place, this::unreadable);
        InvalidationListener looked = property -> place();
        shown.addListener(looked);
        list.selectedProperty().addListener(looked);
        list.followingProperty().addListener(looked);
        jobs.previewProperty().addListener(looked);
    }

    /// Whether anything of this lies over the canvas.
    BooleanProperty shownProperty() {
        return shown;
    }

    /// What lies over the canvas now; null for nothing.
    ReadOnlyObjectProperty<@Nullable Placed> placedProperty() {
        return placed.getReadOnlyProperty();
    }

    /// Whether a candidate is looked at, so that it can be taken or dropped.
    ReadOnlyBooleanProperty choosingProperty() {
        return choosing.getReadOnlyProperty();
    }

    /// The candidate that is looked at; nothing while it is hidden or another is being painted.
    Optional<Staged> looked() {
        return choosing.get()
                ? Optional.ofNullable(list.selectedProperty().get())
                : Optional.empty();
    }

    /// Whether what is being painted is looked at.
    boolean isPreviewing() {
        return list.followingProperty().get() && jobs.previewProperty().get() != null;
    }

    private void place() {
        Staged choice = list.selectedProperty().get();
        Placed preview = isPreviewing() ? jobs.previewProperty().get() : null;
        choosing.set(shown.get() && choice != null && preview == null);
        if (!shown.get()) {
            placed.set(null);
        } else if (preview != null) {
            placed.set(new Placed(list.offset().now(preview.area()), preview.image()));
        } else if (choice == null) {
            placed.set(null);
        } else {
            wanted.offer(choice);
        }
    }

    /// In the background.
    private Read read(Staged staged) {
        return new Read(staged, shelf.patch(staged.candidate()));
    }

    private record Read(Staged staged, Raster patch) {}

    private void place(Read read) {
        if (choosing.get() && read.staged.equals(list.selectedProperty().get())) {
            placed.set(new Placed(read.staged.area(), read.patch));
        }
    }

    private void unreadable(Exception e) {
        placed.set(null);
        notices.showError("This candidate cannot be shown", e);
    }
}
