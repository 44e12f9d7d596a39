package org.scumble.app.generate;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;

/// Counts a prompt's tokens while it is written, as the chosen model sees them.
final class TokenMeter {
    private final ObservableValue<String> prompt;
    private final ObservableValue<@Nullable Model> model;
    private final ReadOnlyObjectWrapper<TokenCount> count =
            new ReadOnlyObjectWrapper<>(TokenCount.NONE);
    private final Latest<Question> questions;

    TokenMeter(
            ObservableValue<String> prompt,
            ObservableValue<@Nullable Model> model,
            TokenCounter counter,
            Tasks tasks) {
        this.prompt = prompt;
        this.model = model;
        questions =
                Latest.answering(
                        tasks,
                        question -> counter.count(question.model, question.prompt),
                        count::set,
                        // A help only; painting with the model will say what is wrong with it.
                        e -> count.set(TokenCount.NONE));
        prompt.addListener((property, before, now) -> ask());
        model.addListener((property, before, now) -> ask());
    }

    /// The last count; it stays while the model cannot be asked.
    ReadOnlyObjectProperty<TokenCount> countProperty() {
        return count.getReadOnlyProperty();
    }

    private void ask() {
        Model chosen = model.getValue();
        if (chosen != null && chosen.state() == Model.State.READY) {
            questions.offer(new Question(chosen.path().toString(), prompt.getValue()));
        }
    }

    private record Question(String model, String prompt) {}
}
