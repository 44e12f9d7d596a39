package org.scumble.app.lora;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;

/// An adapter in the short list. A click puts it to work, or out of hand.
final class LoraPickerCell extends ListCell<Lora> {
    private static final PseudoClass UNFIT = PseudoClass.getPseudoClass("unfit");
    private static final double COVER = 38;
    private static final double CORNER = 6;

    private final LoraStudio studio;
    private final LoraCoverView cover;
    private final Label name = new Label();
    private final Label line = new Label();
    private final FontIcon check = new FontIcon(MaterialDesignC.CHECK);
    private final HBox row;

    /// Kept here and listening weakly: the list of those at work outlives the cell.
    private final InvalidationListener atWork = change -> showUse();

    LoraPickerCell(LoraStudio studio, Images images) {
        this.studio = studio;
        cover = new LoraCoverView(images, COVER, COVER, CORNER);
        name.setMinWidth(0);
        line.setMinWidth(0);
        line.getStyleClass().add("hint");
        check.getStyleClass().add("lora-check");
        VBox words = new VBox(name, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(cover, words, check);
        row.getStyleClass().add("lora-picker-row");
        setPrefWidth(0); // as wide as the list
        getStyleClass().add("lora-picker-cell");
        setOnMouseClicked(
                event -> {
                    if (getItem() != null && event.isStillSincePress()) {
                        studio.use().toggle(getItem());
                    }
                });
        Exports.allowDragging(
                this,
                () -> Optional.ofNullable(getItem()).map(Lora::file),
                () -> studio.use().tag(getItem()));
        studio.use().form().active().list().addListener(new WeakInvalidationListener(atWork));
        studio.use().form().prompt().addListener(new WeakInvalidationListener(atWork));
    }

    @Override
    protected void updateItem(@Nullable Lora lora, boolean empty) {
        super.updateItem(lora, empty);
        setGraphic(empty || lora == null ? null : row);
        if (lora != null) {
            cover.show(lora);
            name.setText(lora.name());
            line.setText(LoraWords.kind(lora) + " · " + LoraFit.badge(LoraFit.family(lora)));
            LoraFit fit = studio.library().fit(lora);
            pseudoClassStateChanged(UNFIT, fit == LoraFit.OTHER);
            Buttons.tip(this, LoraWords.fit(lora, fit));
            showUse();
        }
    }

    private void showUse() {
        Lora lora = getItem();
        check.setVisible(lora != null && studio.use().isAtWork(lora));
    }
}
