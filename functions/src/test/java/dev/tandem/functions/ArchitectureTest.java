package dev.tandem.functions;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Which code may know what. */
@AnalyzeClasses(packages = "dev.tandem.functions", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "dev.tandem.functions";
    private static final String HANDLERS = "dev.tandem.functions.handler..";
    private static final String USE_CASES = "dev.tandem.functions.usecase..";
    private static final String ACCESS = "dev.tandem.functions.access..";
    private static final String PORTS = "dev.tandem.functions.store";
    private static final String DYNAMO = "dev.tandem.functions.store.dynamo..";
    private static final String API_GATEWAY = "dev.tandem.functions.push.apigateway..";
    private static final String LAMBDA = "dev.tandem.functions.push.lambda..";
    private static final String AWS = "dev.tandem.functions.aws..";
    private static final String SES = "dev.tandem.functions.mail.ses..";

    @ArchTest
    static final ArchRule use_cases_know_ports_and_not_what_lies_behind_them = noClasses()
            .that()
            .resideInAnyPackage(
                    USE_CASES,
                    ACCESS,
                    PORTS,
                    "dev.tandem.functions.push",
                    "dev.tandem.functions.mail",
                    "dev.tandem.functions.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    DYNAMO, API_GATEWAY, LAMBDA, SES, AWS, HANDLERS, ROOT, "software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule nobody_calls_back_into_the_handlers = noClasses()
            .that()
            .resideOutsideOfPackage(HANDLERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HANDLERS);

    @ArchTest
    static final ArchRule handlers_ask_use_cases_and_not_stores = noClasses()
            .that()
            .resideInAPackage(HANDLERS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    ".*\\.(RoomStore|ConnectionStore|TicketStore|NotificationStore|InvitationStore|Push|Poster|Mail|DynamoStores)");

    @ArchTest
    static final ArchRule only_the_drivers_and_the_wiring_know_the_sdk = noClasses()
            .that()
            .resideOutsideOfPackages(DYNAMO, API_GATEWAY, LAMBDA, SES, AWS, ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule only_handlers_know_lambda = noClasses()
            .that()
            .resideOutsideOfPackage(HANDLERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazonaws..");

    @ArchTest
    static final ArchRule only_access_knows_tokens = noClasses()
            .that()
            .resideOutsideOfPackage(ACCESS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule nobody_parses_json_but_the_shared_readers =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule the_environment_is_read_in_one_class = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Config.class.getName())
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule time_chance_and_threads_come_from_outside = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Thread|java\\.util\\.Random|java\\.security\\.SecureRandom|"
                    + "java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors|ExecutorService|CompletableFuture)");

    @ArchTest
    static final ArchRule packages_do_not_depend_on_each_other_in_circles =
            slices().matching("dev.tandem.functions.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classes_are_final_or_meant_to_be_extended = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .should(haveModifier(FINAL).or(haveModifier(ABSTRACT)));

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)");
}
