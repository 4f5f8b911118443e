package dev.tandem.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.gate.fixture.Impure;
import java.util.List;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.tandem", importOptions = ImportOption.DoNotIncludeTests.class)
final class SharedArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("json")
            .definedBy("dev.tandem.json..")
            .layer("model")
            .definedBy("dev.tandem.model..")
            .layer("merge")
            .definedBy("dev.tandem.merge..")
            .layer("kind")
            .definedBy("dev.tandem.kind..")
            .layer("rule")
            .definedBy("dev.tandem.rule..")
            .layer("room")
            .definedBy("dev.tandem.room..")
            .layer("subscription")
            .definedBy("dev.tandem.subscription..")
            .layer("protocol")
            .definedBy("dev.tandem.protocol..")
            .layer("exchange")
            .definedBy("dev.tandem.exchange..")
            .whereLayer("json")
            .mayNotAccessAnyLayer()
            .whereLayer("model")
            .mayOnlyAccessLayers("json")
            .whereLayer("merge")
            .mayOnlyAccessLayers("json", "model")
            .whereLayer("kind")
            .mayOnlyAccessLayers("json", "model", "merge")
            .whereLayer("rule")
            .mayOnlyAccessLayers("json", "model", "merge", "kind")
            .whereLayer("room")
            .mayOnlyAccessLayers("json", "model", "merge", "kind", "rule")
            .whereLayer("subscription")
            .mayOnlyAccessLayers("json", "model", "kind", "room")
            .whereLayer("protocol")
            .mayOnlyAccessLayers("json", "model")
            .whereLayer("exchange")
            .mayOnlyAccessLayers("json", "model", "merge", "kind");

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES =
            slices().matching("dev.tandem.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_READER_KNOWS_THE_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tandem.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule NOTHING_BUT_THE_JDK_AND_THE_PARSER = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.tandem..", "com.fasterxml.jackson.core..", "org.jspecify..");

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_IT_IS =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?");

    @ArchTest
    static final ArchRule NO_CLOCK = Purity.NO_CLOCK;

    @ArchTest
    static final ArchRule NO_CHANCE = Purity.NO_CHANCE;

    @ArchTest
    static final ArchRule NO_THREAD = Purity.NO_THREAD;

    @ArchTest
    static final ArchRule NO_FILE_NO_NETWORK = Purity.NO_FILE_NO_NETWORK;

    @ArchTest
    static final ArchRule NO_ENVIRONMENT = Purity.NO_ENVIRONMENT;

    @Test
    void each_rule_of_purity_sees_what_it_forbids() {
        JavaClasses impure = new ClassFileImporter().importClasses(Impure.class);

        assertThat(List.of(NO_CLOCK, NO_CHANCE, NO_THREAD, NO_FILE_NO_NETWORK, NO_ENVIRONMENT))
                .allSatisfy(rule -> assertThat(
                                rule.evaluate(impure).getFailureReport().getDetails())
                        .as(rule.getDescription())
                        .hasSizeGreaterThanOrEqualTo(2));
    }
}
