package org.scumble.app.ui;

import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/// A number in little room: a bar that is filled as far as the value goes, dragged sideways to
/// change it, or turned by wheel and arrow keys. A double click, or Enter, lets one type it.
public final class DragField extends Control {
    private static final double NUMBER_WIDTH = 66;
    private static final double LETTER_WIDTH = 6.8;
    private static final double HEIGHT = 28;
    private static final double FINE = 0.1;

    private final String name;
    private final double least;
    private final double most;
    private final double curve;
    private final double step;
    private final DoubleFunction<String> text;
    private final double shownTimes;
    private final DoubleProperty value = new SimpleDoubleProperty();

    /// @param name shown in the bar
    /// @param curve 1 for an even scale; 2 or 3 to give small values more room
    /// @param step values go in its multiples
    /// @param shownTimes what the value is multiplied by to be shown and typed, as 100 for shares
    /// @param unit behind the number; may be empty
    public DragField(
            String name,
            double least,
            double most,
            double curve,
            double step,
            double shownTimes,
            String unit,
            String tip) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.curve = curve;
        this.step = step;
        this.shownTimes = shownTimes;
        this.text = number -> Math.round(number * shownTimes) + unit;
        value.set(least);
        getStyleClass().add("drag-field");
        setAccessibleText(name);
        setFocusTraversable(true);
        setPrefSize(NUMBER_WIDTH + LETTER_WIDTH * name.length(), HEIGHT);
        setMinSize(USE_PREF_SIZE, HEIGHT);
        setMaxHeight(HEIGHT);
        Buttons.tip(this, tip + " Drag sideways; Shift is finer. Double click to type.");
    }

    /// A number of pixels, whose small values have more room.
    public static DragField pixels(String name, double least, double most, String tip) {
        return new DragField(name, least, most, 3, 1, 1, " px", tip);
    }

    /// A share, shown in percent.
    public static DragField percent(String name, String tip) {
        return new DragField(name, 0, 1, 1, 0.01, 100, " %", tip);
    }

    /// Binds the value both ways.
    public DragField bind(Property<Number> other) {
        value.bindBidirectional(other);
        return this;
    }

    public DoubleProperty valueProperty() {
        return value;
    }

    private double share() {
        double even = (Math.clamp(value.get(), least, most) - least) / (most - least);
        return Math.pow(even, 1 / curve);
    }

    private void setShare(double share) {
        take(least + Math.pow(Math.clamp(share, 0, 1), curve) * (most - least));
    }

    private void take(double number) {
        double onGrid = Math.rint(number / step) / Math.rint(1 / step);
        value.set(Math.clamp(onGrid, least, most));
    }

    private void turn(double steps) {
        take(value.get() + steps * step);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Bar(this);
    }

    /// How it looks and hears.
    private static final class Bar extends SkinBase<DragField> {
        private final DragField field;
        private final Region fill = new Region();
        private final Label number = new Label();
        private final HBox words;
        private final TextField typing = new TextField();
        private double pressedX;
        private double pressedShare;
        private boolean dragged;

        Bar(DragField field) {
            super(field);
            this.field = field;
            fill.getStyleClass().add("fill");
            fill.setManaged(false);
            fill.setMouseTransparent(true);
            Label name = new Label(field.name);
            name.getStyleClass().add("name");
            name.setMinWidth(0);
            number.getStyleClass().add("number");
            number.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            words = new HBox(name, gap, number);
            words.getStyleClass().add("words");
            words.setMouseTransparent(true);
            typing.getStyleClass().add("typing");
            typing.setVisible(false);
            typing.setAlignment(Pos.CENTER_RIGHT);
            StackPane box = new StackPane(fill, words, typing);
            Rectangle clip = new Rectangle();
            clip.setArcWidth(12);
            clip.setArcHeight(12);
            clip.widthProperty().bind(box.widthProperty());
            clip.heightProperty().bind(box.heightProperty());
            box.setClip(clip);
            getChildren().add(box);
            registerChangeListener(field.value, it -> show());
            registerChangeListener(field.widthProperty(), it -> show());
            field.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
            field.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
            field.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
            field.addEventHandler(ScrollEvent.SCROLL, this::wheel);
            field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
            Fields.whenTyped(typing, this::typed);
            show();
        }

        private void show() {
            number.setText(field.text.apply(field.value.get()));
            fill.resizeRelocate(0, 0, field.getWidth() * field.share(), field.getHeight());
        }

        private void press(MouseEvent event) {
            if (typing.isVisible()) {
                return;
            }
            field.requestFocus();
            dragged = false;
            pressedX = event.getX();
            pressedShare = field.share();
            event.consume();
        }

        private void drag(MouseEvent event) {
            if (typing.isVisible()) {
                return;
            }
            dragged = true;
            double way = (event.getX() - pressedX) / field.getWidth();
            field.setShare(pressedShare + way * (event.isShiftDown() ? FINE : 1));
            event.consume();
        }

        private void release(MouseEvent event) {
            if (typing.isVisible() || dragged) {
                return;
            }
            if (event.getClickCount() > 1) {
                type();
            }
            event.consume();
        }

        private void wheel(ScrollEvent event) {
            if (event.getDeltaY() != 0) {
                double coarse = Math.max(1, Math.rint(field.value.get() / field.step * 0.05));
                field.turn(Math.signum(event.getDeltaY()) * (event.isShiftDown() ? 1 : coarse));
                event.consume();
            }
        }

        private void key(KeyEvent event) {
            if (typing.isVisible()) {
                if (event.getCode() == KeyCode.ESCAPE) {
                    hide();
                    event.consume();
                }
                return;
            }
            switch (event.getCode()) {
                case LEFT, DOWN -> field.turn(-1);
                case RIGHT, UP -> field.turn(1);
                case ENTER -> type();
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private void type() {
            typing.setText(Long.toString(Math.round(field.value.get() * field.shownTimes)));
            typing.setVisible(true);
            words.setVisible(false);
            typing.requestFocus();
            typing.selectAll();
        }

        private void typed() {
            if (typing.isVisible()) {
                try {
                    String digits = typing.getText().strip().replace(',', '.');
                    double number = Double.parseDouble(digits);
                    if (Double.isFinite(number)) {
                        field.take(number / field.shownTimes);
                    }
                } catch (NumberFormatException e) {
                    // Not a number: the value stays.
                }
                hide();
            }
        }

        private void hide() {
            typing.setVisible(false);
            words.setVisible(true);
            field.requestFocus();
        }
    }
}
