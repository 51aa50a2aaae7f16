package io.github.booking4j.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.github.booking4j.client.ClientKey;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class ConventionsTest {
    /** Its keys are scoped by whoever claims them, and its sweep is one for all clients. */
    private static final String ACROSS_CLIENTS = "IdempotencyRepository";

    @Test
    void packagesAreFeaturesNotLayers() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..model..",
                        "..dto..",
                        "..service..",
                        "..impl..",
                        "..helper..",
                        "..manager..")
                .because("a reader sees the nouns of the business")
                .check(Core.CLASSES);
    }

    @Test
    void classNamesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Helpers")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .because("these endings are where a name was not found")
                .check(Core.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(have(DescribedPredicate.describe(
                        "a @NullMarked package",
                        type -> type.getPackage()
                                .tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent())))
                .because("the null checker passes over a package that is not marked")
                .check(Core.CLASSES);
    }

    @Test
    void loggersAreNamedLog() {
        fields().that()
                .haveRawType(Logger.class)
                .should()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal()
                .andShould()
                .haveName("LOG")
                .because("a logger has one name everywhere and shows in nobody's signature")
                .allowEmptyShould(true)
                .check(Core.CLASSES);
    }

    @Test
    void everyRepositoryMethodNamesTheClientFirst() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName(ACROSS_CLIENTS)
                .should(have(DescribedPredicate.describe(
                        "the client, or a row that knows its client, as first parameter",
                        ConventionsTest::namesTheClientFirst)))
                .because("a row of one client is never read or written without saying whose it is")
                .allowEmptyShould(true)
                .check(Core.CLASSES);
    }

    private static boolean namesTheClientFirst(JavaMethod method) {
        if (method.getRawParameterTypes().isEmpty()) {
            return false;
        }
        JavaClass first = method.getRawParameterTypes().get(0);
        return first.isEquivalentTo(ClientKey.class)
                || first.getMethods().stream()
                        .anyMatch(accessor -> accessor.getRawParameterTypes().isEmpty()
                                && Set.of("client", "key").contains(accessor.getName())
                                && accessor.getRawReturnType().isEquivalentTo(ClientKey.class));
    }
}
