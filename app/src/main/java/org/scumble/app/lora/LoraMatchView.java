package org.scumble.app.lora;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.lora.LoraDetailsViewModel.Matching;
import org.scumble.engine.adapter.AdapterReport;

/// How an adapter goes with the chosen model: in a word, in a sentence, and layer by layer.
final class LoraMatchView extends VBox {
    private static final String MERGED =
            "It is worked into the model's weights, so changing its weight takes a moment.";

    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Label modules = new Label();
    private final TitledPane left = new TitledPane();

    LoraMatchView(LoraDetailsViewModel details) {
        setId("lora-match");
        getStyleClass().add("lora-match");
        title.getStyleClass().add("match-title");
        for (Label text : List.of(summary, modules)) {
            text.getStyleClass().add("hint");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
        }
        left.setExpanded(false);
        left.setAnimated(false);
        left.setContent(modules);
        left.getStyleClass().add("more-settings");
        left.managedProperty().bind(left.visibleProperty());
        summary.managedProperty().bind(summary.visibleProperty());
        HBox head = new HBox(icon, title);
        head.getStyleClass().add("match-head");
        getChildren().addAll(head, summary, left);
        managedProperty().bind(visibleProperty());
        details.matchingProperty().addListener((property, before, now) -> show(now));
        show(details.matchingProperty().get());
    }

    private void show(Matching matching) {
        setVisible(!(matching instanceof Matching.Idle));
        left.setVisible(false);
        getStyleClass().removeAll("fits", "fits_partly", "does_not_fit");
        switch (matching) {
            case Matching.Idle() -> {}
            case Matching.Reading() ->
                    say(MaterialDesignT.TIMER_SAND, "Looking at its layers…", "");
            case Matching.Failed(String message) ->
                    say(MaterialDesignA.ALERT_OUTLINE, "It could not be compared", message);
            case Matching.Known(AdapterReport report, String model) -> show(report, model);
        }
    }

    private void show(AdapterReport report, String model) {
        getStyleClass().add(report.verdict().name().toLowerCase(Locale.ROOT));
        say(icon(report.verdict()), title(report.verdict(), model), summary(report));
        left.setVisible(!report.unmatched().isEmpty());
        left.setText(
                report.unmatched().size() == 1
                        ? "1 layer is left out"
                        : report.unmatched().size() + " layers are left out");
        modules.setText(LoraWords.leftOut(report.unmatched()));
    }

    private void say(Ikon sign, String words, String more) {
        icon.setIconCode(sign);
        title.setText(words);
        summary.setText(more);
        summary.setVisible(!more.isEmpty());
    }

    private static String summary(AdapterReport report) {
        return report.merged() && report.matched() > 0
                ? report.summary() + " " + MERGED
                : report.summary();
    }

    private static String title(AdapterReport.Verdict verdict, String model) {
        return switch (verdict) {
            case FITS -> "Fits " + model;
            case FITS_PARTLY -> "Fits " + model + " in part";
            case DOES_NOT_FIT -> "Does not fit " + model;
        };
    }

    private static Ikon icon(AdapterReport.Verdict verdict) {
        return switch (verdict) {
            case FITS -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case FITS_PARTLY -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
            case DOES_NOT_FIT -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
        };
    }
}
