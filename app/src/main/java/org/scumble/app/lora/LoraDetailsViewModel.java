package org.scumble.app.lora;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.adapter.AdapterReport;

/// How the chosen adapter goes with the chosen model, layer by layer.
public final class LoraDetailsViewModel {
    private final ReadOnlyObjectWrapper<Matching> matching =
            new ReadOnlyObjectWrapper<>(new Matching.Idle());
    private final LorasViewModel loras;
    private final LoraUseViewModel use;
    private final Latest<Question> asking;

    /// What is known of it.
    sealed interface Matching {
        /// There is nothing to ask.
        record Idle() implements Matching {}

        record Reading() implements Matching {}

        /// The two were compared.
        ///
        /// @param model its name
        record Known(AdapterReport report, String model) implements Matching {}

        record Failed(String message) implements Matching {}
    }

    private record Question(Path lora, Path model, String modelName) {}

    private record Answer(Question question, Matching matching) {}

    /// @param tasks asks the engine
    LoraDetailsViewModel(
            LorasViewModel loras, LoraUseViewModel use, LoraInspector inspector, Tasks tasks) {
        this.loras = loras;
        this.use = use;
        asking =
                Latest.answering(
                        tasks,
                        question -> answer(inspector, question),
                        this::take,
                        e -> matching.set(new Matching.Failed(String.valueOf(e.getMessage()))));
        loras.selectedProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!isSame(before, now)) {
                                ask();
                            }
                        });
        use.form().model().addListener((property, before, now) -> ask());
    }

    private static boolean isSame(@Nullable Lora before, @Nullable Lora now) {
        return before != null
                && now != null
                && before.file().equals(now.file())
                && before.stamp().equals(now.stamp())
                && before.state() == now.state();
    }

    ReadOnlyObjectProperty<Matching> matchingProperty() {
        return matching.getReadOnlyProperty();
    }

    private void ask() {
        Question question = question();
        matching.set(question == null ? new Matching.Idle() : new Matching.Reading());
        if (question != null) {
            asking.offer(question);
        }
    }

    private @Nullable Question question() {
        Lora lora = loras.selectedProperty().get();
        Model model = use.form().model().getValue();
        return lora == null
                        || model == null
                        || lora.state() != Lora.State.READY
                        || model.state() != Model.State.READY
                ? null
                : new Question(lora.file(), model.path(), model.name());
    }

    private static Answer answer(LoraInspector inspector, Question question) {
        try {
            AdapterReport report = inspector.match(question.lora(), question.model());
            return new Answer(question, new Matching.Known(report, question.modelName()));
        } catch (EngineException e) {
            return new Answer(question, new Matching.Failed(String.valueOf(e.getMessage())));
        }
    }

    /// An answer may come when something else is asked already.
    private void take(Answer answer) {
        if (answer.question().equals(question())) {
            matching.set(answer.matching());
        }
    }
}
