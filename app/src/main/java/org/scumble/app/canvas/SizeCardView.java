package org.scumble.app.canvas;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.SizeField;

/// Asks for a size, laid over the canvas: of a new one, of this one, or of all that is on it.
final class SizeCardView extends StackPane {
    private static final int MOST = 16_384;

    private final IntegerProperty chosenWidth;
    private final IntegerProperty chosenHeight;
    private final BooleanProperty ratioKept = new SimpleBooleanProperty();
    private final double ratio;
    private final Runnable close;
    private boolean following;

    /// Who hears what was chosen.
    interface Taker {
        void take(int width, int height, Ground ground);
    }

    /// A size to begin with.
    private record Preset(String name, int width, int height) {}

    /// @param modelSide of a new canvas, the side the model likes; 0 for one that is there already
    /// @param scales whether the ratio of the sides is kept at first
    SizeCardView(
            String title,
            String words,
            String agree,
            int width,
            int height,
            int modelSide,
            boolean scales,
            Taker taker,
            Runnable close) {
        this.close = close;
        boolean isNew = modelSide > 0;
        chosenWidth = new SimpleIntegerProperty(width);
        chosenHeight = new SimpleIntegerProperty(height);
        ratio = (double) width / height;
        ratioKept.set(scales);
        getStyleClass().add("veil");
        setId("size-card");
        Label head = new Label(title);
        head.getStyleClass().add("panel-title");
        Label hint = new Label(words);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        ObjectProperty<Ground> ground = new SimpleObjectProperty<>(Ground.WHITE);
        VBox panel = new VBox(head, hint);
        if (isNew) {
            panel.getChildren().add(presets(modelSide));
        }
        panel.getChildren().add(sides(isNew));
        if (isNew) {
            panel.getChildren()
                    .add(
                            Fields.named(
                                    "Ground",
                                    Fields.choice(
                                            "ground",
                                            List.of(Ground.values()),
                                            Ground::label,
                                            ground,
                                            "What the canvas begins with")));
        }
        Button yes = Buttons.tip(new Button(agree), agree + " (Enter)");
        yes.setId("size-agree");
        yes.getStyleClass().add("accent");
        yes.setDefaultButton(true);
        yes.setOnAction(
                event -> {
                    requestFocus(); // a field that is typed in gives its value when it is left
                    close.run();
                    taker.take(chosenWidth.get(), chosenHeight.get(), ground.get());
                });
        Button no = Buttons.tip(new Button("Cancel"), "Change nothing (Esc)");
        no.setOnAction(event -> close.run());
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("card-buttons");
        panel.getChildren().add(buttons);
        panel.getStyleClass().addAll("panel", "size-card");
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        panel.setOnMouseClicked(MouseEvent::consume);
        getChildren().add(panel);
        setOnMouseClicked(event -> close.run());
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close.run();
                        event.consume();
                    }
                });
        keepRatio();
    }

    private FlowPane presets(int modelSide) {
        FlowPane presets = new FlowPane();
        presets.getStyleClass().add("size-presets");
        List<Preset> list =
                List.of(
                        new Preset("Model's size", modelSide, modelSide),
                        new Preset("512 square", 512, 512),
                        new Preset("768 square", 768, 768),
                        new Preset("1024 square", 1024, 1024),
                        new Preset("2048 square", 2048, 2048),
                        new Preset("3 : 2", 1536, 1024),
                        new Preset("2 : 3", 1024, 1536),
                        new Preset("Full HD", 1920, 1080),
                        new Preset("4K", 3840, 2160),
                        new Preset("A4, 300 dpi", 2480, 3508));
        for (Preset preset : list) {
            Button chip =
                    Buttons.tip(
                            new Button(preset.name()),
                            "%d × %d pixels".formatted(preset.width(), preset.height()));
            chip.getStyleClass().add("chip");
            chip.setOnAction(
                    event -> {
                        chosenWidth.set(preset.width());
                        chosenHeight.set(preset.height());
                    });
            presets.getChildren().add(chip);
        }
        return presets;
    }

    private HBox sides(boolean isNew) {
        SizeField wide = new SizeField("Width", 1, MOST, "The width in pixels").bind(chosenWidth);
        wide.setId("card-width");
        SizeField tall =
                new SizeField("Height", 1, MOST, "The height in pixels").bind(chosenHeight);
        tall.setId("card-height");
        HBox row =
                new HBox(
                        Fields.named("Width", wide),
                        isNew ? swap() : ratioLock(),
                        Fields.named("Height", tall));
        row.getStyleClass().addAll("field-row", "card-sides");
        return row;
    }

    private Button swap() {
        return Buttons.icon(
                MaterialDesignS.SWAP_HORIZONTAL,
                "Swap width and height",
                () -> {
                    int width = chosenWidth.get();
                    chosenWidth.set(chosenHeight.get());
                    chosenHeight.set(width);
                });
    }

    private ToggleButton ratioLock() {
        ToggleButton lock =
                Buttons.iconToggle(MaterialDesignL.LINK_VARIANT, "Keep the ratio of the sides");
        lock.selectedProperty().bindBidirectional(ratioKept);
        return lock;
    }

    private void keepRatio() {
        chosenWidth.addListener(
                (property, before, now) ->
                        follow(chosenHeight, (int) Math.rint(now.intValue() / ratio)));
        chosenHeight.addListener(
                (property, before, now) ->
                        follow(chosenWidth, (int) Math.rint(now.intValue() * ratio)));
    }

    private void follow(IntegerProperty side, int to) {
        if (ratioKept.get() && !following) {
            following = true;
            side.set(Math.clamp(to, 1, MOST));
            following = false;
        }
    }

    /// Leaves everything as it is.
    void cancel() {
        close.run();
    }
}
