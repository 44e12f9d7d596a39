package org.scumble.app.lora;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.scumble.engine.prompt.NetworkTag;

/// The adapters that tags in the prompts put to work. Looked for at every letter that is typed, but
/// told of only when a tag, or what is known of its adapter, has changed.
public final class PromptLorasViewModel {
    private final ObservableList<PromptLora> list = FXCollections.observableArrayList();
    private final ObservableList<PromptLora> view = FXCollections.unmodifiableObservableList(list);
    private final LorasViewModel loras;
    private final LoraUseViewModel use;
    private final LoraForm form;

    PromptLorasViewModel(LorasViewModel loras, LoraUseViewModel use) {
        this.loras = loras;
        this.use = use;
        this.form = use.form();
        Stream.<Observable>of(
                        form.prompt(),
                        form.negativePrompt(),
                        form.model(),
                        loras.shown(),
                        loras.totalProperty(),
                        loras.loadedProperty())
                .forEach(part -> part.addListener(changed -> look()));
        look();
    }

    /// Those of the prompt, then those of the negative prompt, in order.
    ObservableList<PromptLora> list() {
        return view;
    }

    /// How many of them there are files for.
    long found() {
        return list.stream().filter(PromptLora::isChoosable).count();
    }

    private void look() {
        List<PromptLora> now =
                Stream.concat(
                                named(form.prompt().get(), false),
                                named(form.negativePrompt().get(), true))
                        .toList();
        if (!now.equals(list)) {
            list.setAll(now);
        }
    }

    private Stream<PromptLora> named(String prompt, boolean negative) {
        return NetworkTag.findAll(prompt).stream()
                .filter(NetworkTag::isLora)
                .map(
                        tag -> {
                            Optional<Lora> lora = loras.named(tag.name());
                            String warning = lora.map(this::warning).orElseGet(this::notFound);
                            return new PromptLora(tag, negative, lora.orElse(null), warning);
                        });
    }

    private String warning(Lora lora) {
        return lora.isWord()
                ? "It is a word for the prompt: write its name alone, without the tag."
                : use.warning(lora);
    }

    private String notFound() {
        return loras.loadedProperty().get()
                ? "There is no LoRA of this name. Add its file, or correct the name in the prompt."
                : "";
    }

    /// Has it chosen beside the prompt instead, at the same strengths; its tag goes.
    void choose(PromptLora named) {
        Lora lora = named.lora();
        if (lora != null && named.isChoosable()) {
            StringProperty prompt = named.negative() ? form.negativePrompt() : form.prompt();
            prompt.set(PromptWords.without(prompt.get(), named.tag()));
            NetworkTag tag = named.tag();
            form.active()
                    .add(
                            lora.file(),
                            new LoraMarks.Weights(tag.unetWeight(), tag.textEncoderWeight()));
        }
    }
}
