package io.github.booking4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The compiled classes of booking-core and the order of its packages. */
final class Core {
    static final String BASE = "io.github.booking4j";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** Bottom first: a package knows its own level and what is below. The internals keep the order of their features. */
    private static final List<List<String>> ORDER = List.of(
            List.of("error"),
            List.of("money", "contact", "hours"),
            List.of("client"),
            List.of("lead"),
            List.of("call", "appointment"),
            List.of("message", "sequence"),
            List.of("privacy", "report", "ops"),
            List.of("event"),
            List.of("spi"),
            List.of("memory"),
            List.of("internal"));

    private static final int TOP = 1000;

    private Core() {}

    /** Where a package stands in the order, or -1 when it has no place. */
    static int level(String packageName) {
        if (packageName.equals(BASE)) {
            return TOP;
        }
        String[] path = packageName.substring(BASE.length() + 1).split("\\.", -1);
        int feature = level(path);
        boolean hidden = path.length > 1 && path[1].equals("internal");
        return feature >= 0 && hidden ? ORDER.size() + feature : feature;
    }

    private static int level(String[] path) {
        for (int level = 0; level < ORDER.size(); level++) {
            if (ORDER.get(level).contains(path[0])) {
                return level;
            }
        }
        return -1;
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }
}
