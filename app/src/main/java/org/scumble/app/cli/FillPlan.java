package org.scumble.app.cli;

import java.io.PrintWriter;
import org.scumble.app.ui.Format;
import org.scumble.engine.Engine;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.MemoryNeed;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.image.Box;
import org.scumble.engine.pipeline.InpaintPlan;
import org.scumble.engine.pipeline.InpaintPlan.Refinement;

/// What would be done to a picture, before it is.
final class FillPlan {
    private FillPlan() {}

    /// Prints one fact a line: its name, then its value.
    static void print(
            InpaintPlan plan,
            GenerationSettings settings,
            Processing processing,
            ModelInfo model,
            PrintWriter out) {
        int width = plan.paintWidth();
        int height = plan.paintHeight();
        line(out, "masked", box(plan.maskBounds()));
        line(out, "context", box(plan.context()));
        line(out, "painted at", size(width, height));
        Refinement second = plan.refinement();
        if (second == null) {
            line(out, "passes", "1");
        } else {
            line(
                    out,
                    "passes",
                    "2: the second works out %s at %s"
                            .formatted(box(second.area()), size(second.width(), second.height())));
            if ((long) second.width() * second.height() > (long) width * height) {
                width = second.width();
                height = second.height();
            }
        }
        boolean guided = settings.guidanceScale() != 1;
        MemoryNeed need = Engine.memory(model.path(), width, height, guided);
        line(
                out,
                "memory",
                "about %s of %s%s"
                        .formatted(
                                Format.bytes(need.bytes()),
                                Format.bytes(need.present()),
                                need.fits() ? "" : ": " + remedy(processing)));
        out.flush();
    }

    private static String remedy(Processing processing) {
        return switch (processing) {
            case AUTO -> "too much, so painted at the model's own size";
            case MODEL_SIZE, AS_IS, MANUAL -> "too much, choose a smaller size with --process";
        };
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-12s %s%n", name, value);
    }

    private static String box(Box box) {
        return "%s at %d,%d".formatted(size(box.width(), box.height()), box.x(), box.y());
    }

    private static String size(int width, int height) {
        return width + " x " + height;
    }
}
