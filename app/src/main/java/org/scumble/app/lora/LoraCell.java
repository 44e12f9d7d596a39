package org.scumble.app.lora;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Images;

/// A place in the grid of adapters. A click chooses what is there.
final class LoraCell extends GridCell<Lora> {
    private final LoraStudio studio;
    private final Consumer<Lora> onClick;
    private final LoraCardView card;

    /// Kept here and listening weakly: the grid drops its cells when its columns change.
    private final ChangeListener<@Nullable Lora> selection =
            (property, before, now) -> showSelection();

    private final ListChangeListener<ActiveLora> atWork = change -> showUse();
    private final ChangeListener<String> words = (property, before, now) -> showUse();

    /// @param onClick hears of what was clicked
    LoraCell(LoraStudio studio, Images images, Consumer<Lora> onClick) {
        LoraForm form = studio.use().form();
        this.studio = studio;
        this.onClick = onClick;
        card = new LoraCardView(studio, images);
        getStyleClass().add("lora-cell");
        studio.library().selectedProperty().addListener(new WeakChangeListener<>(selection));
        form.active().list().addListener(new WeakListChangeListener<>(atWork));
        form.prompt().addListener(new WeakChangeListener<>(words));
        card.setOnMouseClicked(event -> clicked());
    }

    private void clicked() {
        Lora lora = getItem();
        if (lora != null) {
            onClick.accept(lora);
        }
    }

    @Override
    protected void updateItem(@Nullable Lora lora, boolean empty) {
        super.updateItem(lora, empty);
        setGraphic(empty || lora == null ? null : card);
        if (lora != null) {
            card.show(lora);
            showSelection();
        }
    }

    private void showUse() {
        if (getItem() != null) {
            card.showUse();
        }
    }

    private void showSelection() {
        Lora chosen = studio.library().selectedProperty().get();
        Lora lora = getItem();
        card.setSelected(chosen != null && lora != null && chosen.file().equals(lora.file()));
    }
}
