package org.scumble.app.canvas;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.job.JobProgress;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Format;
import org.scumble.app.ui.Hints;

/// Over the canvas: what is being painted and how far it is, the candidates, and what can be done
/// with the one that is looked at. Not there while there is nothing of all that.
final class StagingView extends VBox {
    private final StagingViewModel staging;
    private final Hints hints;
    private final HBox strip = new HBox();
    private final Label words = new Label();
    private final Label left = new Label();
    private final ProgressBar bar = new ProgressBar();

    StagingView(StagingViewModel staging, Hints hints) {
        this.staging = staging;
        this.hints = hints;
        setId("staging");
        getStyleClass().add("staging");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPickOnBounds(true);
        Node progress = progress();
        Node choice = choice();
        getChildren().addAll(progress, choice);
        BooleanExpression running = staging.progressProperty().isNotNull();
        BooleanExpression some = Bindings.isNotEmpty(staging.candidates());
        show(progress, running.or(staging.waitingProperty().greaterThan(0)));
        show(choice, some);
        show(this, some.or(running).or(staging.waitingProperty().greaterThan(0)));
        staging.candidates().addListener((ListChangeListener<Staged>) change -> fill());
        staging.selectedProperty().addListener((property, before, now) -> mark());
        staging.choosingProperty().addListener((property, before, now) -> mark());
        staging.progressProperty().addListener((property, before, now) -> show(now));
        staging.waitingProperty()
                .addListener((property, before, now) -> show(staging.progressProperty().get()));
        fill();
        show(staging.progressProperty().get());
    }

    private static void show(Node node, BooleanExpression when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private Node progress() {
        words.setId("staging-words");
        words.setMinWidth(0);
        left.getStyleClass().add("hint");
        left.setMinWidth(USE_PREF_SIZE);
        bar.setId("staging-progress");
        bar.getStyleClass().add("staging-bar");
        Button cancel =
                Buttons.icon(
                        MaterialDesignC.CLOSE, "Cancel what is being painted", staging::cancel);
        cancel.setId("staging-cancel");
        cancel.setFocusTraversable(false);
        cancel.disableProperty().bind(staging.progressProperty().isNull());
        HBox line = new HBox(bar, words, left, cancel);
        line.getStyleClass().add("staging-line");
        return line;
    }

    private void show(@Nullable JobProgress progress) {
        int waiting = staging.waitingProperty().get();
        if (progress == null) {
            bar.setProgress(0);
            words.setText(waiting == 1 ? "Waiting in the queue" : waiting + " wait in the queue");
            left.setText("");
            return;
        }
        bar.setProgress(progress.fraction());
        words.setText(
                waiting == 0 ? progress.text() : progress.text() + "  ·  " + waiting + " waiting");
        left.setText(progress.timeLeft() == null ? "" : Format.left(progress.timeLeft()));
    }

    private Node choice() {
        strip.getStyleClass().add("staging-strip");
        strip.setId("candidates");
        ScrollPane scroll = new ScrollPane(strip);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("staging-scroll");
        scroll.setMinWidth(0);
        ToggleButton shown =
                Buttons.iconToggle(MaterialDesignE.EYE_OUTLINE, "Show candidates over the canvas");
        shown.setId("staging-shown");
        shown.setFocusTraversable(false);
        shown.selectedProperty().bindBidirectional(staging.shownProperty());
        Button accept = Buttons.labelled(MaterialDesignC.CHECK, "Accept", "", staging::accept);
        accept.setId("accept");
        accept.getStyleClass().addAll("accent", "small-button");
        hints.tip(
                accept,
                "Makes it a layer, and drops the others of its kind",
                StagingKeys.ACCEPT,
                StagingKeys.ACCEPT_KEYS);
        HBox row =
                new HBox(
                        icon(
                                "previous",
                                MaterialDesignC.CHEVRON_LEFT,
                                "The one before",
                                StagingKeys.PREVIOUS,
                                StagingKeys.PREVIOUS_KEYS,
                                staging::previous),
                        scroll,
                        icon(
                                "next",
                                MaterialDesignC.CHEVRON_RIGHT,
                                "The next one",
                                StagingKeys.NEXT,
                                StagingKeys.NEXT_KEYS,
                                staging::next),
                        shown,
                        gap(),
                        when(accept),
                        when(
                                icon(
                                        "keep",
                                        MaterialDesignL.LAYERS_PLUS,
                                        "Keep it as a layer, and go on",
                                        StagingKeys.KEEP,
                                        StagingKeys.KEEP_KEYS,
                                        staging::keep)),
                        when(
                                icon(
                                        "more",
                                        MaterialDesignD.DICE_MULTIPLE_OUTLINE,
                                        "Paint another one like it, with another seed",
                                        StagingKeys.MORE,
                                        StagingKeys.MORE_KEYS,
                                        staging::more)),
                        when(
                                icon(
                                        "save",
                                        MaterialDesignC.CONTENT_SAVE_OUTLINE,
                                        "Save the canvas with it to the gallery",
                                        StagingKeys.SAVE,
                                        "",
                                        staging::save)),
                        when(
                                icon(
                                        "discard",
                                        MaterialDesignC.CLOSE,
                                        "Discard it",
                                        StagingKeys.DISCARD,
                                        StagingKeys.DISCARD_KEYS,
                                        staging::discard)),
                        icon(
                                "discard-all",
                                MaterialDesignT.TRASH_CAN_OUTLINE,
                                "Discard all",
                                StagingKeys.DISCARD_ALL,
                                "",
                                staging::discardAll));
        row.getStyleClass().add("staging-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button icon(
            String id, Ikon icon, String what, String shortcut, String keys, Runnable action) {
        Button button = Buttons.icon(icon, what, action);
        button.setId("staging-" + id);
        button.setFocusTraversable(false);
        return hints.tip(button, what, shortcut, keys);
    }

    /// What is done with a candidate needs one to be looked at.
    private Node when(Button button) {
        button.setFocusTraversable(false);
        button.disableProperty().bind(staging.choosingProperty().not());
        return button;
    }

    private static Node gap() {
        Region gap = new Region();
        gap.getStyleClass().add("staging-gap");
        return gap;
    }

    private void fill() {
        strip.getChildren()
                .setAll(staging.candidates().stream().map(staged -> (Node) tile(staged)).toList());
        mark();
    }

    private StagingTileView tile(Staged staged) {
        for (Node node : strip.getChildren()) {
            if (node instanceof StagingTileView tile && tile.isOf(staged)) {
                return tile;
            }
        }
        return new StagingTileView(staging, staged);
    }

    private void mark() {
        Staged chosen = staging.choosingProperty().get() ? staging.selectedProperty().get() : null;
        for (Node node : strip.getChildren()) {
            if (node instanceof StagingTileView tile) {
                tile.setChosen(chosen != null && tile.isOf(chosen));
            }
        }
    }
}
