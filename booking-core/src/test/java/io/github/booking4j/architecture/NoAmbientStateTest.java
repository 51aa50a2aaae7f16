package io.github.booking4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class NoAmbientStateTest {
    private static final Set<Class<?>> RANDOMNESS = Set.of(Random.class, SecureRandom.class, ThreadLocalRandom.class);

    @Test
    void timeComesInAndIsNeverAskedOfTheSystem() {
        noClasses()
                .should()
                .accessTargetWhere(asksTheSystemForTheTime())
                .because("a run is reproducible only if its clock is handed in")
                .check(Core.CLASSES);
    }

    @Test
    void theServersZoneAndLanguageDecideNothing() {
        noClasses()
                .should()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .because("a local rule belongs to the zone of a lead, a client or a resource")
                .check(Core.CLASSES);
    }

    @Test
    void theDefaultClockAndRandomnessAreChosenWhereTheHostBuilds() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Core.BASE, Core.BASE + ".memory")
                .should()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .accessTargetWhere(makesRandomness())
                .because(
                        "the builders of engine and store hand them in; whoever makes his own cannot be replayed from a seed")
                .check(Core.CLASSES);
    }

    @Test
    void nothingIsFoundOnTheClassPathByItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .because("what an engine is made of stands in the host's code")
                .check(Core.CLASSES);
    }

    @Test
    void noHookIsLeftInTheProcess() {
        noClasses()
                .should()
                .callMethod(Runtime.class, "addShutdownHook", Thread.class)
                .because("the host owns the process and calls close()")
                .check(Core.CLASSES);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("two engines live in one process")
                .check(Core.CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheSystemForTheTime() {
        DescribedPredicate<JavaClass> dates = type(Date.class).or(type(Calendar.class));
        return DescribedPredicate.describe("asks the system for the time", access -> {
            AccessTarget target = access.getTarget();
            JavaClass owner = target.getOwner();
            boolean now = owner.getPackageName().startsWith("java.time")
                    && target.getName().equals("now");
            boolean clock =
                    owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system");
            boolean millis =
                    owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
            return now
                    || clock
                    || millis
                    || (dates.test(owner) && Set.of("<init>", "getInstance").contains(target.getName()));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> makesRandomness() {
        return DescribedPredicate.describe("makes randomness", access -> {
            JavaClass owner = access.getTarget().getOwner();
            String name = access.getTarget().getName();
            boolean source = RANDOMNESS.stream().anyMatch(owner::isEquivalentTo)
                    && Set.of("<init>", "current", "getInstanceStrong").contains(name);
            return source
                    || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                    || (owner.isEquivalentTo(Math.class) && name.equals("random"));
        });
    }
}
