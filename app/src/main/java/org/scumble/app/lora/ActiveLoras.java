package org.scumble.app.lora;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.scumble.app.settings.LoraChoices;
import org.scumble.app.settings.LoraChoices.Choice;
import org.scumble.engine.LoraUse;

/// The adapters that are part of the form: those at work go into its request, in this order.
public final class ActiveLoras {
    private final ObservableList<ActiveLora> list =
            FXCollections.observableArrayList(ActiveLora::observables);
    private final ObservableList<ActiveLora> view = FXCollections.unmodifiableObservableList(list);

    /// Knows where a file of the library lies by now.
    private UnaryOperator<Path> finder = UnaryOperator.identity();

    /// Tells also of changed strengths, and of what is switched on and off.
    public ObservableList<ActiveLora> list() {
        return view;
    }

    Optional<ActiveLora> find(Path file) {
        return list.stream().filter(active -> active.file().equals(file)).findFirst();
    }

    /// Puts a file to work; one that is at hand already keeps its strengths.
    void use(Path file, LoraMarks.Weights weights) {
        find(file)
                .ifPresentOrElse(
                        active -> active.onProperty().set(true),
                        () -> {
                            double unet = weights.unet();
                            double text = weights.textEncoder();
                            list.add(new ActiveLora(new Choice(file.toString(), unet, text, true)));
                        });
    }

    /// Puts a file to work by so much more than it is already, as the engine adds up what a prompt
    /// and a list ask for.
    void add(Path file, LoraMarks.Weights more) {
        find(file).ifPresentOrElse(active -> active.add(more), () -> use(file, more));
    }

    /// Puts it out of hand.
    public void remove(ActiveLora active) {
        list.remove(active);
    }

    /// What goes into a request.
    public List<LoraUse> uses() {
        return list.stream()
                .filter(active -> active.onProperty().get())
                .map(ActiveLora::use)
                .toList();
    }

    /// Takes those of a request, and no others.
    public void fill(List<LoraUse> uses) {
        restore(
                new LoraChoices(
                        uses.stream()
                                .map(
                                        use ->
                                                new Choice(
                                                        use.file(),
                                                        use.unetWeight(),
                                                        use.textEncoderWeight(),
                                                        true))
                                .toList()));
    }

    /// All at hand, to come back to.
    public LoraChoices choices() {
        return new LoraChoices(list.stream().map(ActiveLora::choice).toList());
    }

    public void restore(LoraChoices choices) {
        if (!choices.equals(choices())) {
            list.setAll(choices.chosen().stream().map(ActiveLora::new).toList());
            relocate();
        }
    }

    /// From now on finds files that are not where a request, from another computer say, has them.
    ///
    /// @param place gives the place of a file, or leaves it
    void findBy(UnaryOperator<Path> place) {
        finder = place;
    }

    /// Looks for the files anew.
    void relocate() {
        for (int i = 0; i < list.size(); i++) {
            Choice choice = list.get(i).choice();
            Path before = list.get(i).file();
            Path now = finder.apply(before);
            if (!now.equals(before)) {
                list.set(
                        i,
                        new ActiveLora(
                                new Choice(
                                        now.toString(),
                                        choice.unetWeight(),
                                        choice.textEncoderWeight(),
                                        choice.on())));
            }
        }
    }
}
