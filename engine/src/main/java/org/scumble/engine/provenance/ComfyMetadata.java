package org.scumble.engine.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.provenance.ComfyGraph.Node;
import org.scumble.engine.provenance.PictureSettings.Rng;

/// ComfyUI: the graph that made the picture in the `prompt` chunk. Settings are found by walking up
/// from the sampler, of several from the one that works first; what a node unknown here does to
/// them on the way is lost.
final class ComfyMetadata {
    private static final List<String> POSITIVE = List.of("positive", "guider", "conditioning");
    private static final List<String> NEGATIVE = List.of("negative", "guider");
    private static final List<String> MODEL = List.of("model", "guider");
    private static final List<String> CLIP = List.of("clip");
    private static final List<String> LATENTS = List.of("latent_image", "samples", "latent");
    private static final List<String> MODEL_FILE = List.of("ckpt_name", "unet_name");
    private static final List<String> PROMPT = List.of("text", "text_g", "text_l");

    private final ComfyGraph graph;
    private final Node sampler;

    private ComfyMetadata(ComfyGraph graph, Node sampler) {
        this.graph = graph;
        this.sampler = sampler;
    }

    static Optional<PictureSettings> read(Map<String, String> chunks) {
        return JsonFields.parse(chunks.get("prompt"))
                .map(ComfyGraph::new)
                .flatMap(
                        graph ->
                                firstSampler(graph)
                                        .map(sampler -> new ComfyMetadata(graph, sampler)))
                .map(ComfyMetadata::settings);
    }

    private static Optional<Node> firstSampler(ComfyGraph graph) {
        return graph.nodes()
                .filter(ComfyMetadata::isSampler)
                .findFirst()
                .map(
                        any ->
                                graph.upstream(any, LATENTS, node -> false).stream()
                                        .filter(ComfyMetadata::isSampler)
                                        .reduce(any, (nearer, farther) -> farther));
    }

    private static boolean isSampler(Node node) {
        return (node.type().startsWith("KSampler") || node.type().startsWith("SamplerCustom"))
                && !node.type().equals("KSamplerSelect");
    }

    /// Nodes behind which there are other prompts than the one looked for, or none.
    private static boolean endsPrompt(Node node) {
        return isSampler(node)
                || node.type().contains("Guider")
                || node.type().equals("ConditioningZeroOut");
    }

    private PictureSettings settings() {
        List<Node> models = graph.upstream(sampler, MODEL, ComfyMetadata::endsPrompt);
        Optional<Node> positive = encoder(POSITIVE);
        String prompt = positive.map(node -> graph.value(node, PROMPT)).orElse(null);
        String negative = encoder(NEGATIVE).map(node -> graph.value(node, PROMPT)).orElse(null);
        return PictureSettings.builder(LoraTag.append(prompt, loras(models)), negative)
                .steps(Plausible.steps(sampled(List.of("steps"), "sigmas")))
                .sampler(
                        Plausible.name(sampled(List.of("sampler_name"), "sampler")),
                        Plausible.name(sampled(List.of("scheduler"), "sigmas")))
                .guidanceScale(Plausible.guidanceScale(sampled(List.of("cfg"), "guider")))
                .seed(Plausible.seed(sampled(List.of("seed", "noise_seed"), "noise")))
                .size(side("width"), side("height"))
                .model(Plausible.fileName(first(models, MODEL_FILE)), null)
                .vae(Plausible.fileName(first(graph.nodes().toList(), List.of("vae_name"))))
                .denoisingStrength(denoisingStrength())
                .clipSkip(positive.map(this::clipSkip).orElse(null))
                .rng(Rng.CPU)
                .build();
    }

    private Optional<Node> encoder(List<String> inputs) {
        return graph.upstream(sampler, inputs, ComfyMetadata::endsPrompt).stream()
                .filter(node -> node.type().contains("CLIPTextEncode"))
                .findFirst();
    }

    private @Nullable String sampled(List<String> names, String via) {
        return graph.value(sampler, names, via);
    }

    /// A side of the empty or scaled picture that the sampler starts from.
    private @Nullable Integer side(String name) {
        List<Node> latents = graph.upstream(sampler, LATENTS, ComfyMetadata::isSampler);
        return Plausible.pixels(first(latents, List.of(name)));
    }

    /// ComfyUI says 1 also when there is no picture to start from.
    private @Nullable Double denoisingStrength() {
        Double strength = Plausible.strength(sampled(List.of("denoise"), "sigmas"));
        return strength == null || strength == 1 ? null : strength;
    }

    private @Nullable Integer clipSkip(Node encoder) {
        List<Node> clips = graph.upstream(encoder, CLIP, node -> false);
        return Plausible.clipLayer(first(clips, List.of("stop_at_clip_layer")));
    }

    private List<String> loras(List<Node> models) {
        return models.reversed().stream()
                .flatMap(
                        node ->
                                LoraTag.of(
                                        graph.value(node, List.of("lora_name")),
                                        graph.value(node, List.of("strength_model")))
                                        .stream())
                .toList();
    }

    private @Nullable String first(List<Node> nodes, List<String> names) {
        return nodes.stream()
                .flatMap(node -> Optional.ofNullable(graph.value(node, names)).stream())
                .findFirst()
                .orElse(null);
    }
}
