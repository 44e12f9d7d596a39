package org.scumble.app.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.scumble.app.store.StoreException;
import org.scumble.engine.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notices on screen, newest last. Used on the interface's thread alone.
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int MOST_AT_ONCE = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> shownView =
            FXCollections.unmodifiableObservableList(shown);

    public ObservableList<Notice> shown() {
        return shownView;
    }

    public void show(Notice notice) {
        shown.remove(notice);
        if (shown.size() == MOST_AT_ONCE) {
            shown.removeFirst();
        }
        shown.add(notice);
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /// Tells of an error in the words of its message if it was written for the artist, and keeps
    /// the rest for the log.
    public void showError(String title, Throwable e) {
        show(Notice.error(title, explain(e)));
    }

    private static String explain(Throwable e) {
        if (e instanceof EngineException || e instanceof StoreException) {
            return String.valueOf(e.getMessage());
        }
        LOG.error("Unexpected", e);
        return "Something unexpected went wrong (%s). The log has the details.".formatted(e);
    }
}
