package org.scumble.app.canvas;

import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Fields;

/// Chooses the colour: a field of saturation and brightness, a bar of hues, digits, and the colours
/// that were painted with lately.
final class ColourView extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double FIELD_HEIGHT = 112;
    private static final double BAR_HEIGHT = 14;
    private static final double KNOB = 6.5;
    private static final double SWATCH = 21;

    private final ColoursViewModel colours;
    private final Region ground = new Region();
    private final Circle fieldKnob = knob();
    private final Circle hueKnob = knob();
    private final TextField hex = new TextField();
    private final Region sample = new Region();
    private final FlowPane recent = new FlowPane();

    ColourView(ColoursViewModel colours) {
        this.colours = colours;
        setId("colour-panel");
        getStyleClass().addAll("side-panel", "colour-panel");
        getChildren().addAll(field(), hueBar(), digits(), recent);
        recent.getStyleClass().add("swatches");
        for (DoubleProperty part :
                new DoubleProperty[] {
                    colours.hueProperty(), colours.saturationProperty(), colours.valueProperty()
                }) {
            part.addListener((property, before, now) -> show());
        }
        colours.foregroundProperty().addListener((property, before, now) -> show());
        colours.recent().addListener((ListChangeListener<Integer>) change -> fill());
        fill();
        show();
    }

    private static Circle knob() {
        Circle knob = new Circle(KNOB);
        knob.getStyleClass().add("colour-knob");
        knob.setMouseTransparent(true);
        knob.setManaged(false);
        return knob;
    }

    private Pane field() {
        Region white = new Region();
        white.getStyleClass().add("saturation");
        Region black = new Region();
        black.getStyleClass().add("brightness");
        ground.getStyleClass().add("hue-ground");
        Pane field = new Pane(ground, white, black, fieldKnob);
        field.setId("colour-field");
        field.getStyleClass().add("colour-field");
        field.setPrefHeight(FIELD_HEIGHT);
        field.setMinHeight(FIELD_HEIGHT);
        for (Region each : new Region[] {ground, white, black}) {
            each.prefWidthProperty().bind(field.widthProperty());
            each.prefHeightProperty().bind(field.heightProperty());
        }
        field.widthProperty().addListener((property, before, now) -> show());
        EventHandler<MouseEvent> choose =
                event -> {
                    colours.saturationProperty()
                            .set(Math.clamp(event.getX() / field.getWidth(), 0, 1));
                    colours.valueProperty()
                            .set(1 - Math.clamp(event.getY() / field.getHeight(), 0, 1));
                };
        field.addEventHandler(MouseEvent.MOUSE_PRESSED, choose);
        field.addEventHandler(MouseEvent.MOUSE_DRAGGED, choose);
        return field;
    }

    private Pane hueBar() {
        Pane bar = new Pane(hueKnob);
        bar.setId("hue-bar");
        bar.getStyleClass().add("hue-bar");
        bar.setPrefHeight(BAR_HEIGHT);
        bar.setMinHeight(BAR_HEIGHT);
        bar.widthProperty().addListener((property, before, now) -> show());
        EventHandler<MouseEvent> choose =
                event ->
                        colours.hueProperty()
                                .set(Math.clamp(event.getX() / bar.getWidth(), 0, 1) * 359.9);
        bar.addEventHandler(MouseEvent.MOUSE_PRESSED, choose);
        bar.addEventHandler(MouseEvent.MOUSE_DRAGGED, choose);
        return bar;
    }

    private HBox digits() {
        sample.getStyleClass().add("colour-sample");
        HBox.setHgrow(sample, Priority.ALWAYS);
        Label sign = new Label("#");
        sign.getStyleClass().add("hint");
        hex.setId("hex");
        hex.getStyleClass().add("hex-field");
        Buttons.tip(hex, "The colour as six hexadecimal digits");
        Fields.whenTyped(hex, this::typed);
        HBox row = new HBox(sample, sign, hex);
        row.getStyleClass().add("colour-row");
        return row;
    }

    private void typed() {
        if (!hex.getText().equalsIgnoreCase(colours.hex())) {
            colours.setHex(hex.getText());
        }
        show();
    }

    private void show() {
        int full = new Hsv(colours.hueProperty().get(), 1, 1).argb();
        ground.setStyle("-fx-background-color: " + Swatches.css(full));
        Pane field = (Pane) fieldKnob.getParent();
        fieldKnob.setCenterX(colours.saturationProperty().get() * field.getWidth());
        fieldKnob.setCenterY((1 - colours.valueProperty().get()) * FIELD_HEIGHT);
        Pane bar = (Pane) hueKnob.getParent();
        hueKnob.setCenterX(
                Math.clamp(
                        colours.hueProperty().get() / 360 * bar.getWidth(),
                        KNOB,
                        Math.max(KNOB, bar.getWidth() - KNOB)));
        hueKnob.setCenterY(BAR_HEIGHT / 2);
        String css = Swatches.css(colours.foregroundProperty().get());
        fieldKnob.setStyle("-fx-fill: " + css);
        hueKnob.setStyle("-fx-fill: " + Swatches.css(full));
        sample.setStyle("-fx-background-color: " + css);
        if (!hex.isFocused()) {
            hex.setText(colours.hex());
        }
        recent.getChildren()
                .forEach(
                        it ->
                                it.pseudoClassStateChanged(
                                        CHOSEN,
                                        it.getUserData()
                                                .equals(colours.foregroundProperty().get())));
    }

    private void fill() {
        recent.getChildren().clear();
        for (int colour : colours.recent()) {
            Button swatch = new Button();
            swatch.getStyleClass().add("swatch");
            swatch.setStyle("-fx-background-color: " + Swatches.css(colour));
            swatch.setMinSize(SWATCH, SWATCH);
            swatch.setMaxSize(SWATCH, SWATCH);
            swatch.setUserData(colour);
            swatch.setFocusTraversable(false);
            Buttons.tip(
                    swatch, Swatches.css(colour) + ". The right button makes it the other colour.");
            swatch.setOnAction(event -> colours.choose(colour));
            swatch.setOnContextMenuRequested(event -> colours.chooseBackground(colour));
            recent.getChildren().add(swatch);
        }
        show();
    }
}
