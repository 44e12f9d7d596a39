package org.scumble.app.canvas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Format;
import org.scumble.engine.MemoryNeed;
import org.scumble.engine.pipeline.InpaintPlan.Refinement;

/// What the verbs could do with the present document.
///
/// @param refusals why a verb cannot be run, and what to do; verbs that can be run are not in it
/// @param plan of the verb that is looked at; null if it cannot be run
record VerbOutlook(Map<Verb, String> refusals, @Nullable VerbPlan plan) {
    VerbOutlook {
        refusals = Map.copyOf(refusals);
    }

    /// No verb can be run, all for one reason.
    static VerbOutlook none(String why) {
        Map<Verb, String> refusals = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            refusals.put(verb, why);
        }
        return new VerbOutlook(refusals, null);
    }

    /// Why a verb cannot be run; null if it can.
    @Nullable String refusal(Verb verb) {
        return refusals.get(verb);
    }

    /// What the verb that is looked at will take, in a line; empty without a plan.
    String summary() {
        if (plan == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        words.add(plan.task().verb().label());
        Refinement second = plan.plan().refinement();
        String size = VerbPlanner.size(plan.plan().paintWidth(), plan.plan().paintHeight());
        words.add(
                second == null
                        ? size
                        : size + ", then " + VerbPlanner.size(second.width(), second.height()));
        Duration time = plan.forecast().time();
        if (time != null) {
            words.add("about " + Format.duration(time));
        }
        MemoryNeed memory = plan.forecast().memory();
        if (memory != null) {
            words.add(Format.bytes(memory.bytes()));
        }
        return String.join("  ·  ", words);
    }
}
