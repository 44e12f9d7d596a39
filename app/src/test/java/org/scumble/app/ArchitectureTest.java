package org.scumble.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import org.junit.jupiter.api.Test;

/// The studio's walls.
class ArchitectureTest {
    private static final JavaClasses STUDIO =
            new ClassFileImporter()
                    .importUrl(Studio.class.getProtectionDomain().getCodeSource().getLocation());

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
