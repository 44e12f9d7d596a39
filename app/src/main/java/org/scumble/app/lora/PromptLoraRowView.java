package org.scumble.app.lora;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Format;
import org.scumble.app.ui.Images;
import org.scumble.engine.prompt.NetworkTag;

/// One adapter that the prompt names: to be seen, and on a click to be chosen beside it instead.
final class PromptLoraRowView extends HBox {
    private static final PseudoClass UNFIT = PseudoClass.getPseudoClass("unfit");
    private static final double COVER = 28;
    private static final double CORNER = 6;

    PromptLoraRowView(PromptLora named, PromptLorasViewModel inPrompt, Images images) {
        getStyleClass().add("prompt-lora");
        pseudoClassStateChanged(UNFIT, !named.warning().isEmpty());
        Label warning = new Label("", new FontIcon(MaterialDesignA.ALERT_OUTLINE));
        warning.getStyleClass().add("lora-warning");
        warning.setVisible(!named.warning().isEmpty());
        warning.setManaged(warning.isVisible());
        Buttons.tip(warning, named.warning());
        Label weight = new Label(Format.weight(named.tag().unetWeight()));
        weight.getStyleClass().add("prompt-lora-weight");
        weight.setMinWidth(USE_PREF_SIZE);
        Button choose =
                Buttons.icon(
                        MaterialDesignT.TUNE_VARIANT,
                        "Set its strength here: takes its tag out of the prompt",
                        () -> inPrompt.choose(named));
        choose.setVisible(named.isChoosable()); // but it keeps its place, for rows to look alike
        getChildren().addAll(cover(named, images), words(named), warning, weight, choose);
    }

    private static Node cover(PromptLora named, Images images) {
        Lora lora = named.lora();
        if (lora == null) {
            StackPane none = new StackPane(new FontIcon(MaterialDesignH.HELP));
            none.getStyleClass().add("lora-cover");
            none.setMinSize(COVER, COVER);
            return none;
        }
        LoraCoverView cover = new LoraCoverView(images, COVER, COVER, CORNER);
        cover.show(lora);
        return cover;
    }

    private static Node words(PromptLora named) {
        Label name = new Label(named.tag().name());
        name.getStyleClass().add("prompt-lora-name");
        name.setMinWidth(0);
        Lora lora = named.lora();
        if (lora != null) {
            Buttons.tip(name, lora.file().toString());
        }
        Label from = new Label(origin(named));
        from.getStyleClass().add("hint");
        from.setMinWidth(0);
        VBox words = new VBox(name, from);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    /// Such as "from the prompt", with the strength in the text encoders where it is another.
    private static String origin(PromptLora named) {
        NetworkTag tag = named.tag();
        String from = named.negative() ? "from the negative prompt" : "from the prompt";
        String text = Format.weight(tag.textEncoderWeight());
        return text.equals(Format.weight(tag.unetWeight())) ? from : from + " · text " + text;
    }
}
