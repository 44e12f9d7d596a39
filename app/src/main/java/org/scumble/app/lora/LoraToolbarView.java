package org.scumble.app.lora;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.Hints;
import org.scumble.engine.adapter.AdapterKind;

/// The bar over the adapters: what to show of them, in what order, and where more come from.
final class LoraToolbarView extends HBox {
    private final LorasViewModel loras;
    private final TextField search = new TextField();

    /// Held here because bindings are only weakly held by what they observe.
    private final StringBinding counted;

    /// @param more goes at the end
    LoraToolbarView(LorasViewModel loras, Hints hints, Node... more) {
        this.loras = loras;
        getStyleClass().addAll("page-toolbar", "lora-toolbar");
        counted = Bindings.createStringBinding(this::count, loras.shown(), loras.totalProperty());
        Label count = new Label();
        count.getStyleClass().add("hint");
        count.setId("lora-count");
        count.setMinWidth(0);
        count.textProperty().bind(counted);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(search(hints), toggles(), kinds(), order(), gap, count);
        getChildren().addAll(more);
    }

    private Node search(Hints hints) {
        search.setId("lora-search");
        search.setPromptText("Search LoRAs");
        search.getStyleClass().add("search");
        hints.tip(
                search,
                "Shows those with these words in their name, tags, trigger words or notes",
                "lora.search",
                "Shortcut+F");
        search.textProperty().bindBidirectional(loras.filter().wordsProperty());
        StackPane box = new StackPane(search, new FontIcon(MaterialDesignM.MAGNIFY));
        box.getStyleClass().add("search-box");
        return box;
    }

    private Node toggles() {
        ToggleButton favourites = new ToggleButton("", new FontIcon(MaterialDesignH.HEART));
        favourites.setId("lora-favourites");
        Buttons.tip(favourites, "Only favourites").setAccessibleText("Only favourites");
        favourites.selectedProperty().bindBidirectional(loras.filter().favouritesProperty());
        ToggleButton fitting =
                new ToggleButton("Fits the model", new FontIcon(MaterialDesignC.CUBE_OUTLINE));
        fitting.setId("lora-fitting");
        fitting.setMinWidth(USE_PREF_SIZE);
        Buttons.tip(fitting, "Hides those that were made for other models than the chosen one");
        fitting.selectedProperty().bindBidirectional(loras.filter().fittingProperty());
        HBox toggles = new HBox(favourites, fitting);
        toggles.getStyleClass().add("segments");
        return toggles;
    }

    private Node kinds() {
        List<Optional<AdapterKind>> kinds = new ArrayList<>();
        kinds.add(Optional.empty());
        Arrays.stream(AdapterKind.values()).map(Optional::of).forEach(kinds::add);
        ComboBox<Optional<AdapterKind>> box =
                Fields.choice(
                        "lora-kind",
                        kinds,
                        kind -> kind.map(LoraWords::kind).orElse("All kinds"),
                        loras.filter().kindProperty(),
                        "Only those of one kind");
        box.setPrefWidth(122);
        return box;
    }

    private Node order() {
        ComboBox<LoraOrder> box =
                Fields.choice(
                        "lora-order",
                        List.of(LoraOrder.values()),
                        LoraOrder::label,
                        loras.filter().orderProperty(),
                        "The order to show them in");
        box.setPrefWidth(132);
        return box;
    }

    private String count() {
        int shown = loras.shown().size();
        int total = loras.totalProperty().get();
        if (shown != total) {
            return shown + " of " + total;
        }
        return total == 1 ? "1 LoRA" : total + " LoRAs";
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }
}
