package org.scumble.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.scumble.engine.adapter.AdapterReport.Unmatched;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.weights.Family;

/// Words what came of a match.
final class Reports {
    static final String NO_LAYER = "the model has no such layer";
    static final String OTHER_SHAPE = "the model's layer has another shape";
    static final String OTHER_MODEL = "it was made for another model";

    /// Reasons that lie in the model rather than in the adapter.
    private static final Set<String> STRANGE = Set.of(NO_LAYER, OTHER_SHAPE, OTHER_MODEL);

    private Reports() {}

    static boolean isStrange(String reason) {
        return STRANGE.contains(reason);
    }

    /// @param used how many modules and embeddings change the model
    /// @param reasons why the others do not, by name
    /// @param merged see [AdapterReport]
    static AdapterReport of(
            AdapterInfo info,
            MadeFor madeFor,
            Family model,
            int used,
            Map<String, String> reasons,
            boolean merged) {
        List<Unmatched> unmatched =
                reasons.entrySet().stream()
                        .map(it -> new Unmatched(ForeignText.name(it.getKey()), it.getValue()))
                        .toList();
        if (used == 0) {
            String summary = misfit(info, madeFor, model, reasons);
            return new AdapterReport(Verdict.DOES_NOT_FIT, summary, 0, unmatched, merged);
        }
        String fits =
                info.kind() == AdapterKind.TEXTUAL_INVERSION
                        ? "It fits this model's text %s.".formatted(plural("encoder", used))
                        : "It fits this model, and changes %,d %s."
                                .formatted(used, plural("layer", used));
        return unmatched.isEmpty()
                ? new AdapterReport(Verdict.FITS, fits, used, unmatched, merged)
                : new AdapterReport(
                        Verdict.FITS_PARTLY, partly(used, reasons), used, unmatched, merged);
    }

    private static String partly(int used, Map<String, String> reasons) {
        int left = reasons.size();
        Entry<String, Integer> most = mostFrequent(reasons);
        return "%,d of the %,d changes in it work with this model. %s left out, %sbecause %s."
                        .formatted(
                                used,
                                used + left,
                                left == 1 ? "The other one is" : "The others are",
                                most.getValue() < left ? "most often " : "",
                                most.getKey())
                + " It may show less than its maker meant.";
    }

    private static String misfit(
            AdapterInfo info, MadeFor madeFor, Family model, Map<String, String> reasons) {
        boolean embedding = info.kind() == AdapterKind.TEXTUAL_INVERSION;
        String another = embedding ? "another textual inversion" : "another LoRA";
        String reason = reasons.isEmpty() ? OTHER_MODEL : mostFrequent(reasons).getKey();
        Family family = info.family();
        if (family != null && family != model) {
            return "It was made for %s; this model is %s. Choose another base model or %s."
                    .formatted(
                            family == Family.CUSTOM ? "a model of another kind" : family.words(),
                            model == Family.CUSTOM ? "of another kind" : model.words(),
                            another);
        }
        if (!madeFor.other().isEmpty()) {
            return "It was made for %s, which Scumble does not paint with. Choose %s."
                    .formatted(madeFor.other(), another);
        }
        return isStrange(reason)
                ? "It was made for another model than this one. Choose another base model or %s."
                        .formatted(another)
                : "Nothing in it can be used, because %s. Choose %s.".formatted(reason, another);
    }

    private static Entry<String, Integer> mostFrequent(Map<String, String> reasons) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        reasons.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return counts.entrySet().stream().max(Entry.comparingByValue()).orElseThrow();
    }

    private static String plural(String noun, int count) {
        return count == 1 ? noun : noun + "s";
    }
}
