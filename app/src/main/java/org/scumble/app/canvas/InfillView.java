package org.scumble.app.canvas;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Fields;
import org.scumble.engine.image.Infill;

/// What lies under the mask before the model paints there. It says what that amounts to where it is
/// left to the verb.
final class InfillView {
    private final VerbViewModel verbs;

    InfillView(VerbViewModel verbs) {
        this.verbs = verbs;
    }

    ComboBox<Infill> box() {
        ComboBox<Infill> box =
                Fields.choice(
                        "infill",
                        List.of(Infill.values()),
                        this::label,
                        verbs.settings().infillProperty(),
                        "What lies under the mask before the model paints there");
        box.setCellFactory(list -> new InfillCell());
        InfillCell button = new InfillCell();
        box.setButtonCell(button);
        verbs.outlookProperty().addListener((property, before, now) -> button.show());
        return box;
    }

    /// The original is what the verbs replace by their own, so it stands for leaving that to them.
    private String label(Infill infill) {
        if (infill != Infill.ORIGINAL) {
            return infill.label();
        }
        VerbPlan plan = verbs.outlookProperty().get().plan();
        return plan == null
                ? "Auto"
                : "Auto · " + plan.task().verb().infill().label().toLowerCase(Locale.ROOT);
    }

    private final class InfillCell extends ListCell<Infill> {
        @Override
        protected void updateItem(@Nullable Infill infill, boolean empty) {
            super.updateItem(infill, empty);
            show();
            setTooltip(
                    empty || infill == null || infill == Infill.ORIGINAL
                            ? null
                            : new Tooltip(infill.description()));
        }

        /// What is left to the verb may be another than before.
        void show() {
            Infill infill = getItem();
            setText(isEmpty() || infill == null ? "" : label(infill));
        }
    }
}
