package io.github.booking4j.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

class PackageOrderTest {
    private static final ArchCondition<JavaClass> LOOK_DOWN_ONLY = new ArchCondition<>("look down only") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (Core.isOurs(target) && Core.level(target.getPackageName()) > Core.level(type.getPackageName())) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }
        }
    };

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes()
                .should(have(DescribedPredicate.describe(
                        "a place in the order", type -> Core.level(type.getPackageName()) >= 0)))
                .because("a package nobody placed is where the order begins to rot")
                .check(Core.CLASSES);
    }

    @Test
    void lowerPackagesNeverKnowHigherOnes() {
        classes()
                .should(LOOK_DOWN_ONLY)
                .because(
                        "an effect upwards goes through a listener, so that a feature can be read without those above it")
                .check(Core.CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(Core.BASE + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one package in two folders")
                .check(Core.CLASSES);
    }

    @Test
    void theMemoryStoreIsKnownToTheHostOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Core.BASE + ".memory..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Core.BASE + ".memory..")
                .because("the engine must not work better on one store than on another")
                .check(Core.CLASSES);
    }

    @Test
    void theOrderKnowsTopBottomAndStrangers() {
        assertThat(Core.level(Core.BASE)).isGreaterThan(Core.level(Core.BASE + ".event.internal"));
        assertThat(Core.level(Core.BASE + ".client.internal")).isGreaterThan(Core.level(Core.BASE + ".internal.job"));
        assertThat(Core.level(Core.BASE + ".lead.internal")).isGreaterThan(Core.level(Core.BASE + ".client.internal"));
        assertThat(Core.level(Core.BASE + ".client.internal")).isGreaterThan(Core.level(Core.BASE + ".spi.store"));
        assertThat(Core.level(Core.BASE + ".error")).isZero();
        assertThat(Core.level(Core.BASE + ".util")).isNegative();
    }
}
