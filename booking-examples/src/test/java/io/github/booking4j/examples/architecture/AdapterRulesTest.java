package io.github.booking4j.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AdapterRulesTest {
    private static final String BASE = "io.github.booking4j";

    private static final String[] ADAPTERS = {
        BASE + ".jdbc..", BASE + ".vapi..", BASE + ".twilio..", BASE + ".mail..", BASE + ".servlet.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @ParameterizedTest
    @FieldSource("ADAPTERS")
    void anAdapterNeverDependsOnAnotherAdapter(String adapter) {
        String[] others =
                Stream.of(ADAPTERS).filter(other -> !other.equals(adapter)).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(adapter)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("a host that swaps one technology must not carry another")
                .check(CLASSES);
    }

    @Test
    void adaptersLiveOnThePublicApiOfTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "..internal..")
                .because("what our own adapters cannot do through the ports, nobody's can")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoAdapterAndNoToolOfTests() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS)
                .and()
                .resideOutsideOfPackages(BASE + ".simulator..", BASE + ".testkit..", BASE + ".examples..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".simulator..", BASE + ".testkit..", BASE + ".examples..")
                .because("the engine runs with whatever adapters a host hands in")
                .check(CLASSES);
    }

    @Test
    void adaptersAskNobodyForTheTimeOrTheZone() {
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "asks java.time for the time",
                        access -> access.getTarget().getOwner().getPackageName().startsWith("java.time")
                                && access.getTarget().getName().equals("now")))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .because("a run is reproducible only if its clock is handed in, whatever the server's zone")
                .check(CLASSES);
    }
}
