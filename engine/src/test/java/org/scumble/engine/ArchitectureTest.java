package org.scumble.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The walls between the engine's rooms; `docs/architecture.md` draws them.
class ArchitectureTest {
    private static final String ROOT = "org.scumble.engine";

    /// A package sees only those named before it.
    private static final List<String> LADDER =
            List.of(
                    "file",
                    "tensor",
                    "image",
                    "graph",
                    "onnx",
                    "model",
                    "weights",
                    "adapter",
                    "tokenizer",
                    "prompt",
                    "sampling",
                    "runtime",
                    "stage",
                    "pipeline",
                    "provenance",
                    "metrics");

    /// The vocabulary everybody may use, although it stands at the front door.
    private static final DescribedPredicate<JavaClass> SHARED_WORDS =
            DescribedPredicate.describe(
                    "errors, progress and requests",
                    type -> {
                        String outermost = type.getName().replaceAll("\\$.*", "");
                        return List.of(
                                        "EngineException",
                                        "Cancellation",
                                        "Progress",
                                        "Device",
                                        "ModelDefaults",
                                        "GenerationRequest",
                                        "GenerationSettings",
                                        "LoraUse",
                                        "GenerationResult",
                                        "InpaintOptions",
                                        "Patch",
                                        "Provenance",
                                        "LatentFiles")
                                .contains(outermost.substring(ROOT.length() + 1));
                    });

    /// Types whose objects change. An interface, such as `List`, may hide one that does not.
    private static final DescribedPredicate<JavaClass> MUTABLE =
            JavaClass.Predicates.resideInAPackage("java.util.concurrent..")
                    .or(JavaClass.Predicates.assignableTo(ThreadLocal.class))
                    .or(
                            JavaClass.Predicates.assignableTo(Collection.class)
                                    .or(JavaClass.Predicates.assignableTo(Map.class))
                                    .and(DescribedPredicate.not(JavaClass.Predicates.INTERFACES)))
                    .as("a type that changes");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .importUrl(Engine.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theEngineKnowsNoWindowAndNoDatabase() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..", "javax.swing..", "java.sql..", "org.scumble.app..")
                        .because("any JVM program can use the engine, with or without a window"));
    }

    @Test
    void awtServesImageCodecsAlone() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".image..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.awt..", "javax.imageio..")
                        .because("pictures are rasters everywhere else"));
    }

    @Test
    void onlyTheRuntimeKnowsOnnxRuntime() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".runtime..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("ai.onnxruntime..")
                        .because("another way of computing must be one package's work"));
    }

    @Test
    void nativeMemoryStaysWithWeightsAndRuntime() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + ".weights..", ROOT + ".runtime..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.lang.foreign..")
                        .because("what can crash the process stays in two places"));
    }

    @Test
    void eachPackageSeesOnlyThoseAboveItOnTheLadder() {
        for (int i = 0; i < LADDER.size(); i++) {
            List<String> below = new ArrayList<>();
            LADDER.subList(i + 1, LADDER.size())
                    .forEach(name -> below.add(ROOT + "." + name + ".."));
            below.add(ROOT);
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + LADDER.get(i) + "..")
                            .should()
                            .dependOnClassesThat(
                                    JavaClass.Predicates.resideInAnyPackage(
                                                    below.toArray(String[]::new))
                                            .and(DescribedPredicate.not(SHARED_WORDS)))
                            .because("data flows one way, from tensors up to pictures"));
        }
    }

    @Test
    void modelsAndTheirLoweringNeverMeet() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".model..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOT + ".onnx..")
                        .because("a model is written once, whatever it is lowered to"));
    }

    @Test
    void samplingIsArithmeticAlone() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".sampling..")
                        .should()
                        .dependOnClassesThat(
                                JavaClass.Predicates.resideInAPackage("org.scumble..")
                                        .and(
                                                DescribedPredicate.not(
                                                        JavaClass.Predicates.resideInAnyPackage(
                                                                ROOT + ".sampling..",
                                                                ROOT + ".tensor..")))
                                        .and(DescribedPredicate.not(SHARED_WORDS)))
                        .because(
                                "a sampler must be testable against the paper, with no model at"
                                        + " hand"));
    }

    @Test
    void nothingPrintsToTheConsole() {
        check(
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("a library logs; only the command line prints"));
    }

    @Test
    void everyPackageIsOnTheLadder() {
        Set<String> packages =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT))
                        .map(name -> name.substring(ROOT.length() + 1))
                        .collect(Collectors.toSet());

        assertThat(packages)
                .as("a package beside the ladder would be checked by no rule")
                .containsExactlyInAnyOrderElementsOf(LADDER);
    }

    @Test
    void workRunsOnItsCallersThread() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                JavaClass.Predicates.assignableTo(Thread.class)
                                        .or(JavaClass.Predicates.assignableTo(Executor.class))
                                        .or(JavaClass.Predicates.assignableTo(Executors.class))
                                        .or(JavaClass.Predicates.assignableTo(Future.class)))
                        .orShould()
                        .callMethodWhere(
                                JavaCall.Predicates.target(
                                        HasName.Predicates.nameMatching("parallel.*")))
                        .because("a program that uses the engine has executors of its own"));
    }

    @Test
    void nothingStaticChanges() {
        check(
                fields().that()
                        .areStatic()
                        .should()
                        .beFinal()
                        .andShould()
                        .notHaveRawType(MUTABLE)
                        .because("two engines in one program must not meet"));
    }

    private void check(ArchRule rule) {
        rule.check(classes);
    }
}
