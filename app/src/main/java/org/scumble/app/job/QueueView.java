package org.scumble.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.ui.Buttons;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;

/// The queue as a list: what runs, what waits, and what needs the artist.
public final class QueueView extends VBox {
    private static final double WIDTH = 380;
    private static final double MOST_HEIGHT = 420;

    private final QueueViewModel queue;
    private final VBox rows = new VBox();

    public QueueView(QueueViewModel queue) {
        this.queue = queue;
        getStyleClass().addAll("panel", "queue");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label title = new Label("Queue");
        title.getStyleClass().add("panel-title");
        rows.getStyleClass().add("queue-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        getChildren().addAll(title, scroll);
        queue.jobs().addListener((ListChangeListener<Job>) change -> show());
        show();
    }

    private void show() {
        if (queue.jobs().isEmpty()) {
            Label nothing =
                    new Label(
                            "Nothing is waiting. Generate as often as you like: requests line up"
                                    + " here.");
            nothing.setWrapText(true);
            nothing.getStyleClass().add("hint");
            rows.getChildren().setAll(nothing);
        } else {
            rows.getChildren().setAll(queue.jobs().stream().map(this::row).toList());
        }
    }

    private Node row(Job job) {
        Label prompt = new Label(title(job.request().settings()));
        prompt.getStyleClass().add("queue-prompt");
        prompt.setMinWidth(0);
        Label state = new Label(describe(job));
        state.getStyleClass().add("hint");
        state.setWrapText(true);
        VBox words = new VBox(prompt, state);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (job.state() == JobState.RUNNING) {
            ProgressBar bar = new ProgressBar();
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.progressProperty().bind(queue.fractionProperty());
            words.getChildren().add(bar);
        }
        HBox row = new HBox(words);
        row.getChildren().addAll(actions(job));
        row.getStyleClass().addAll("queue-row", job.state().name().toLowerCase(Locale.ROOT));
        return row;
    }

    private List<Node> actions(Job job) {
        List<Node> actions = new ArrayList<>();
        switch (job.state()) {
            case QUEUED -> {
                actions.add(
                        Buttons.icon(
                                MaterialDesignA.ARROW_UP,
                                "Make it sooner",
                                () -> queue.moveUp(job)));
                actions.add(
                        Buttons.icon(
                                MaterialDesignA.ARROW_DOWN,
                                "Make it later",
                                () -> queue.moveDown(job)));
                actions.add(
                        Buttons.icon(
                                MaterialDesignC.CLOSE,
                                "Take it out of the queue",
                                () -> queue.cancel(job)));
            }
            case RUNNING ->
                    actions.add(
                            Buttons.icon(MaterialDesignC.CLOSE, "Cancel", () -> queue.cancel(job)));
            case FAILED, SUSPECT, CANCELLED, DONE -> {
                actions.add(
                        Buttons.icon(MaterialDesignR.REFRESH, "Try again", () -> queue.retry(job)));
                actions.add(
                        Buttons.icon(
                                MaterialDesignT.TRASH_CAN_OUTLINE,
                                "Remove from the list",
                                () -> queue.remove(job)));
            }
        }
        return actions;
    }

    private static String title(GenerationSettings settings) {
        return settings.prompt().isBlank() ? "(no prompt)" : settings.prompt();
    }

    private static String what(GenerationRequest request) {
        GenerationSettings settings = request.settings();
        String count = settings.count() == 1 ? "1 picture" : settings.count() + " pictures";
        return switch (request) {
            case TextToImage _, ImageToImage _ ->
                    "%d × %d, %s".formatted(settings.width(), settings.height(), count);
            case Inpaint _ -> "Painting into a picture, " + count;
            case Outpaint _ -> "Extending a picture, " + count;
        };
    }

    private static String describe(Job job) {
        String what = what(job.request());
        return switch (job.state()) {
            case QUEUED -> what + " · waiting";
            case RUNNING -> what + " · painting";
            case FAILED -> job.message();
            case SUSPECT ->
                    "Scumble ended unexpectedly twice while painting this. Try again with a smaller"
                            + " size.";
            case CANCELLED -> what + " · cancelled";
            case DONE -> what + " · done";
        };
    }
}
