package org.scumble.app.generate;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;

/// A model in the box of models; those that cannot paint are dimmed and say why.
final class ModelCell extends ListCell<Model> {
    private static final PseudoClass UNUSABLE = PseudoClass.getPseudoClass("unusable");

    @Override
    protected void updateItem(@Nullable Model model, boolean empty) {
        super.updateItem(model, empty);
        boolean unusable = model != null && unusable(model);
        setText(empty || model == null ? "" : model.name() + (unusable ? " (unavailable)" : ""));
        pseudoClassStateChanged(UNUSABLE, unusable);
    }

    private static boolean unusable(Model model) {
        return switch (model.state()) {
            case MISSING, REFUSED -> true;
            case READY, UNREAD -> false;
        };
    }
}
