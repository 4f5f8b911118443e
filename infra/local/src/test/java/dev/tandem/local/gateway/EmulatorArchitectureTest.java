package dev.tandem.local.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.local.LambdaFunction;

@AnalyzeClasses(packages = "dev.tandem.local", importOptions = ImportOption.DoNotIncludeTests.class)
final class EmulatorArchitectureTest {

    private static final String GATEWAY = "dev.tandem.local.gateway";
    private static final String WEB = "dev.tandem.local.web";

    private static final DescribedPredicate<JavaClass> TANDEM = resideInAnyPackage("dev.tandem..")
            .and(DescribedPredicate.not(resideInAnyPackage(GATEWAY, WEB, "dev.tandem.pages")))
            .and(DescribedPredicate.not(name(LambdaFunction.class.getName())));

    @ArchTest
    static final ArchRule the_gateway_knows_nothing_of_what_stands_behind_it =
            noClasses().that().resideInAnyPackage(GATEWAY, WEB).should().dependOnClassesThat(TANDEM);

    @ArchTest
    static final ArchRule pages_know_nothing_of_the_server = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", GATEWAY);
}
