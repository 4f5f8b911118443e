package dev.tandem.gate;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.UUID;

/** Rules for code whose results follow from its arguments alone. */
public final class Purity {
    private Purity() {}

    public static final ArchRule NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|InstantSource)"))
            .orShould()
            .callMethodWhere(target(owner(resideInAnyPackage("java.time.."))).and(target(name("now"))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("time comes as an argument");

    public static final ArchRule NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.util\\.(random\\..*|.*Random)|java\\.security\\.SecureRandom"))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("chance comes as an argument");

    public static final ArchRule NO_THREAD = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.lang\\.Thread.*|java\\.util\\.(concurrent\\..*|Timer)"))
            .because("whoever calls decides what runs when");

    /** Streams of the class path are allowed: kinds are read from it. */
    public static final ArchRule NO_FILE_NO_NETWORK = noClasses()
            .should()
            .dependOnClassesThat(nameMatching(
                    "java\\.io\\.(File.*|RandomAccessFile)|java\\.nio\\.(file|channels)\\..*|java\\.net\\..*"))
            .because("data comes as an argument");

    public static final ArchRule NO_ENVIRONMENT = noClasses()
            .should()
            .callMethodWhere(target(owner(name("java.lang.System")))
                    .and(target(nameMatching("getenv|getProperty|getProperties"))))
            .because("settings come as an argument");
}
