package org.scumble.app.lora;

import java.nio.file.Path;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.engine.weights.Family;

/// Putting adapters to work: in the form's list, or by words in its prompt.
public final class LoraUseViewModel {
    private final LorasViewModel loras;
    private final LoraForm form;
    private final Notices notices;

    public LoraUseViewModel(LorasViewModel loras, LoraForm form, Notices notices) {
        this.loras = loras;
        this.form = form;
        this.notices = notices;
        form.active().findBy(loras::locate);
        loras.shown().addListener((ListChangeListener<Lora>) change -> form.active().relocate());
    }

    LoraForm form() {
        return form;
    }

    /// Whether it is at work now.
    boolean isAtWork(Lora lora) {
        return lora.isWord()
                ? PromptWords.contain(form.prompt().get(), lora.name())
                        || PromptWords.contain(form.negativePrompt().get(), lora.name())
                : form.active()
                        .find(lora.file())
                        .filter(active -> active.onProperty().get())
                        .isPresent();
    }

    /// Puts it to work, or out of hand. A textual inversion is written into the prompt.
    public void toggle(Lora lora) {
        if (lora.state() != Lora.State.READY) {
            return;
        }
        if (lora.isWord()) {
            insert(lora.name());
        } else if (isAtWork(lora)) {
            form.active().find(lora.file()).ifPresent(form.active()::remove);
        } else {
            form.active().use(lora.file(), lora.weights());
        }
    }

    /// Puts it to work, wherever it is used.
    void use(Lora lora) {
        if (!isAtWork(lora)) {
            toggle(lora);
        }
    }

    /// Writes words at the end of the prompt, unless they are there.
    public void insert(String words) {
        insert(form.prompt(), words, "prompt");
    }

    void insertNegative(String words) {
        insert(form.negativePrompt(), words, "negative prompt");
    }

    private void insert(StringProperty prompt, String words, String name) {
        if (PromptWords.contain(prompt.get(), words)) {
            notices.show(Notice.info("Already in the " + name, words));
            return;
        }
        prompt.set(PromptWords.append(prompt.get(), words));
        notices.show(Notice.success("Added to the " + name, words));
    }

    /// Tells the artist what was done for them.
    void told(String title, String text) {
        notices.show(Notice.info(title, text));
    }

    /// What puts it to work from within a prompt, at the strengths it has now.
    public String tag(Lora lora) {
        LoraMarks.Weights weights =
                form.active().find(lora.file()).map(ActiveLora::weights).orElseGet(lora::weights);
        return PromptWords.tag(lora, weights);
    }

    /// Why one at hand will not do what is hoped of it; empty if nothing speaks against it.
    String warning(ActiveLora active) {
        return loras.at(active.file())
                .map(this::warning)
                .orElseGet(() -> loras.loadedProperty().get() ? missing(active.file()) : "");
    }

    String warning(Lora lora) {
        return switch (lora.state()) {
            case UNREAD -> "";
            case MISSING -> missing(lora.file());
            case REFUSED -> lora.problem();
            case READY ->
                    loras.fit(lora) == LoraFit.OTHER
                            ? "It was made for %s and does little or harm with the chosen model."
                                    .formatted(familyWords(lora))
                            : "";
        };
    }

    private static String missing(Path file) {
        return "The file is not at %s any more. Put it back, or remove it here.".formatted(file);
    }

    private static String familyWords(Lora lora) {
        Family family = LoraFit.family(lora);
        return family == null ? "another model" : family.words();
    }
}
