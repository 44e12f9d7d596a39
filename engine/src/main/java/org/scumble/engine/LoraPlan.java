package org.scumble.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scumble.engine.prompt.NetworkTag;

/// Which adapter files a request asks for, and how strongly: those chosen beside the prompt, then
/// those its tags name. A file that is asked for twice gets the sum of its weights, as in
/// AUTOMATIC1111.
final class LoraPlan {
    private final Map<Path, LoraUse> uses = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();

    static LoraPlan of(GenerationSettings settings, LoraFinder finder) {
        LoraPlan plan = new LoraPlan();
        settings.loras().forEach(use -> plan.add(Path.of(use.file()), use));
        settings.networks().forEach(tag -> plan.add(tag, finder));
        return plan;
    }

    /// What was asked for, in order.
    List<LoraUse> uses() {
        return List.copyOf(uses.values());
    }

    /// What could not be found, in sentences.
    List<String> notices() {
        return notices.stream().distinct().toList();
    }

    private void add(NetworkTag tag, LoraFinder finder) {
        if (!tag.isLora()) {
            notices.add(
                    "The tag <%s:%s> is not applied: Scumble does not know that kind of network."
                            .formatted(tag.kind(), tag.name()));
            return;
        }
        List<Path> files = finder.find(tag.name());
        if (files.isEmpty()) {
            notices.add(
                    ("There is no LoRA called '%s': it is not applied. Add its file to the LoRAs, or"
                                    + " correct the name.")
                            .formatted(tag.name()));
            return;
        }
        Path file = files.getFirst();
        if (files.size() > 1) {
            notices.add(
                    "%d files are called '%s'; %s is applied. Rename the others to use them."
                            .formatted(files.size(), tag.name(), file));
        }
        add(file, new LoraUse(file.toString(), tag.unetWeight(), tag.textEncoderWeight()));
    }

    private void add(Path file, LoraUse use) {
        uses.merge(
                file.toAbsolutePath().normalize(),
                use,
                (first, second) ->
                        new LoraUse(
                                first.file(),
                                first.unetWeight() + second.unetWeight(),
                                first.textEncoderWeight() + second.textEncoderWeight()));
    }
}
