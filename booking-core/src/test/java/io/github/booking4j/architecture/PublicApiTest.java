package io.github.booking4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicApiTest {
    private static final DescribedPredicate<JavaClass> SEEN_BY_HOSTS = DescribedPredicate.describe(
            "are seen by hosts",
            type -> !Core.isInternal(type)
                    && Stream.iterate(
                                    type,
                                    t -> t != null,
                                    t -> t.getEnclosingClass().orElse(null))
                            .allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC)));

    @Test
    void noThirdPartyTypeShowsInThePublicApi() {
        classes()
                .that(SEEN_BY_HOSTS)
                .should(showOnly("types of Java and of Booking4j", type -> isJava(type) || Core.isOurs(type)))
                .because("a host brings its own Jackson or SLF4J, and our choice of a library must stay ours to change")
                .check(Core.CLASSES);
    }

    @Test
    void nothingInternalShowsInThePublicApi() {
        classes()
                .that(SEEN_BY_HOSTS)
                .should(showOnly("types that are not internal", type -> !Core.isInternal(type)))
                .because("internals change without notice")
                .check(Core.CLASSES);
    }

    @Test
    void concretePublicClassesAreFinal() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because(
                        "a class is built for being extended or it is final; every subclass of a host's freezes its insides")
                .check(Core.CLASSES);
    }

    private static boolean isJava(JavaClass type) {
        return type.isPrimitive() || type.getPackageName().startsWith("java.");
    }

    private static ArchCondition<JavaClass> showOnly(String what, Predicate<JavaClass> allowed) {
        return new ArchCondition<>("show only " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                complain(type, type.getDescription(), typesOf(type), events);
                for (JavaMember member : type.getMembers()) {
                    if (isOpen(member)) {
                        complain(type, member.getDescription(), typesOf(member), events);
                    }
                }
            }

            private void complain(JavaClass type, String place, Stream<JavaType> shown, ConditionEvents events) {
                shown.flatMap(one -> one.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(one -> !allowed.test(one))
                        .forEach(one ->
                                events.add(SimpleConditionEvent.violated(type, place + " shows " + one.getName())));
            }
        };
    }

    private static boolean isOpen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> typesOf(JavaClass type) {
        return Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(Function.identity());
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.of(
                            Stream.of(unit.getReturnType()),
                            unit.getParameterTypes().stream(),
                            unit.getTypeParameters().stream(),
                            unit.getExceptionTypes().stream())
                    .flatMap(Function.identity());
        }
        return Stream.of(((JavaField) member).getType());
    }
}
