package org.scumble.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.scumble.engine.adapter.AdapterStack;
import org.scumble.engine.pipeline.StepProbe;
import org.scumble.engine.stage.DiffusionModel;

/// What LoRAs cost with a model on a device: medians in seconds, taken in turn with and without.
///
/// @param readSeconds reading the files and matching them to the model, once
/// @param stepSeconds one guided sampling step without them
/// @param stepWithLorasSeconds the same with them
/// @param putOnSeconds changing from none to all of them
/// @param reweighSeconds changing their weights
/// @param takeOffSeconds changing from all of them to none
public record LoraBenchmark(
        double readSeconds,
        double stepSeconds,
        double stepWithLorasSeconds,
        double putOnSeconds,
        double reweighSeconds,
        double takeOffSeconds) {

    static LoraBenchmark run(
            ModelShelf shelf,
            AdapterShelf adapters,
            Path path,
            List<LoraUse> uses,
            int side,
            int repeat,
            Cancellation cancellation) {
        long start = System.nanoTime();
        AdapterStack stack = adapters.stack(uses, path, LoraBenchmark::refuse);
        double read = Benchmark.since(start);
        AdapterStack half =
                adapters.stack(
                        uses.stream()
                                .map(
                                        use ->
                                                new LoraUse(
                                                        use.file(),
                                                        use.unetWeight() / 2,
                                                        use.textEncoderWeight() / 2))
                                .toList(),
                        path,
                        LoraBenchmark::refuse);
        DiffusionModel model = shelf.open(path, null, null, stack.merged());
        StepProbe step = new StepProbe(model, side, cancellation);
        List<double[]> rounds = new ArrayList<>();
        for (int i = 0; i <= repeat; i++) { // the first one warms up
            double without = seconds(step);
            double putOn = seconds(() -> model.wear(stack));
            double with = seconds(step);
            double reweigh = seconds(() -> model.wear(half));
            double takeOff = seconds(() -> model.wear(AdapterStack.EMPTY));
            if (i > 0) {
                rounds.add(new double[] {without, with, putOn, reweigh, takeOff});
            }
        }
        return new LoraBenchmark(
                read,
                median(rounds, 0),
                median(rounds, 1),
                median(rounds, 2),
                median(rounds, 3),
                median(rounds, 4));
    }

    /// What cannot be applied cannot be measured.
    private static void refuse(Progress.Event event) {
        if (event instanceof Progress.Notice(String text)) {
            throw new EngineException(EngineException.Reason.BAD_REQUEST, text);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Benchmark.since(start);
    }

    private static double median(List<double[]> rounds, int column) {
        List<Double> values = new ArrayList<>();
        rounds.forEach(round -> values.add(round[column]));
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
