package org.scumble.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The studio's walls.
class ArchitectureTest {
    private static final JavaClasses STUDIO =
            new ClassFileImporter()
                    .importUrl(Studio.class.getProtectionDomain().getCodeSource().getLocation());

    private static final List<String> THREAD_MAKERS =
            List.of(
                    "java.lang.Thread.<init>",
                    "java.lang.Thread.of",
                    "java.lang.Thread.startVirtualThread",
                    "java.util.Timer.<init>",
                    "java.util.concurrent.CompletableFuture.runAsync",
                    "java.util.concurrent.CompletableFuture.supplyAsync",
                    "java.util.concurrent.Executors.new",
                    "java.util.concurrent.ForkJoinPool.",
                    "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
                    "java.util.concurrent.ThreadPoolExecutor.<init>");

    @Test
    void nodesStayInViews() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                outermost(
                                        simpleNameEndingWith("View")
                                                .or(simpleNameEndingWith("Cell"))
                                                .or(resideInAPackage("..app.ui"))
                                                .or(simpleNameEndingWith("Shortcut"))
                                                .or(simpleNameEndingWith("StudioApp"))
                                                .or(simpleNameEndingWith("StudioWindow")))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("everything but the looks can then be tested without a window")
                .check(STUDIO);
    }

    @Test
    void viewModelsKnowJavaFxBeansAlone() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.application..", "javafx.scene..", "javafx.stage..")
                .because("they run on whatever executor they are given")
                .check(STUDIO);
    }

    @Test
    void sqlStaysInStores() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                outermost(
                                        simpleNameEndingWith("Store")
                                                .or(resideInAPackage("..app.store")))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .because("what is on disk is decided in one place a feature")
                .check(STUDIO);
    }

    @Test
    void noFeatureImportsTheViewOfAnother() {
        classes()
                .that()
                .resideInAPackage("org.scumble.app.(*)..")
                .should(
                        new ArchCondition<>("not use another feature's view") {
                            @Override
                            public void check(JavaClass item, ConditionEvents events) {
                                item.getDirectDependenciesFromSelf().stream()
                                        .filter(ArchitectureTest::crossesIntoAView)
                                        .forEach(
                                                dependency ->
                                                        events.add(
                                                                SimpleConditionEvent.violated(
                                                                        item,
                                                                        dependency
                                                                                .getDescription())));
                            }
                        })
                .because("features meet in the window alone")
                .check(STUDIO);
    }

    private static boolean crossesIntoAView(Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        return target.getPackageName().startsWith("org.scumble.app.")
                && target.getSimpleName().endsWith("View")
                && !target.getPackageName().equals(dependency.getOriginClass().getPackageName());
    }

    @Test
    void featuresFormNoCycles() {
        slices().matching("org.scumble.app.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature can then be read without the others")
                .check(STUDIO);
    }

    @Test
    void nothingIsStaticAndChangeable() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two studios in one program, as in the tests, must not meet")
                .check(STUDIO);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..app.cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because(
                        "nobody reads a window's console: what the artist must know is a notice,"
                                + " the rest is logged")
                .check(STUDIO);
    }

    @Test
    void threadsAreMadeInTwoPlaces() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                outermost(
                                        resideInAPackage("..app.job")
                                                .or(simpleName("StudioThreads")))))
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "a thread is made",
                                access -> makesThread(access.getTarget().getFullName())))
                .because(
                        "the queue's worker and the studio's executors are all there are: the rest"
                                + " runs where it is told to, and tests tell it to run at once")
                .check(STUDIO);
    }

    private static boolean makesThread(String member) {
        return THREAD_MAKERS.stream().anyMatch(member::startsWith);
    }

    private static DescribedPredicate<JavaClass> outermost(
            DescribedPredicate<? super JavaClass> predicate) {
        return new DescribedPredicate<>("outermost class " + predicate.getDescription()) {
            @Override
            public boolean test(JavaClass item) {
                JavaClass outer = item;
                while (outer.getEnclosingClass().isPresent()) {
                    outer = outer.getEnclosingClass().get();
                }
                return predicate.test(outer);
            }
        };
    }
}
