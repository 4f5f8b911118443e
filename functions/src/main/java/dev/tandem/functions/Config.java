package dev.tandem.functions;

import dev.tandem.functions.access.Trust;
import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.model.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a deployment chooses. The environment is read here and nowhere else.
 *
 * @param region {@code AWS_REGION}, which Lambda sets
 * @param tablePrefix {@code TANDEM_TABLE_PREFIX}: what the names of all tables begin with; by default {@code tandem-}
 * @param dynamoEndpoint {@code TANDEM_DYNAMO_ENDPOINT}: where DynamoDB is, if not where the region says
 * @param pushEndpoint {@code TANDEM_PUSH_ENDPOINT}: the WebSocket stage, {@code https://….execute-api.….amazonaws.com/stage}
 * @param socketUrl {@code TANDEM_SOCKET_URL}: where clients open sockets, {@code wss://…}; {@code ws:/path} for the host that they asked
 * @param issuer {@code TANDEM_ISSUER}: exact {@code iss} of access tokens
 * @param audience {@code TANDEM_AUDIENCE}: one of their {@code aud}, or their {@code client_id} where they have none
 * @param jwks {@code TANDEM_JWKS}: the issuer's public keys, a JWK set or the {@code https} address of one ({@code http} on this machine)
 * @param origins {@code TANDEM_ORIGINS}: pages that may open sockets, separated by commas; empty for any
 * @param defaultLink {@code TANDEM_DEFAULT_LINK}: the link role of a new room that names none, {@code editor}, {@code commenter} or {@code viewer}; by
 *     default none
 * @param kinds {@code TANDEM_KINDS}: a folder with kind files of one's own, beside the bundled ones; by default none
 * @param appUrl {@code TANDEM_APP_URL}: where the app is, for links that people get; by default the page or the host that a request came by
 * @param mailFrom {@code TANDEM_MAIL_FROM}: the sender of letters, an address that SES has verified; by default none are sent. It needs
 *     {@code TANDEM_APP_URL}: what stands in a letter is not for a request to say
 * @param clockSkew {@code TANDEM_CLOCK_SKEW}: seconds that the issuer's clock may be ahead, 0 to 60; by default 10. No token counts after its end
 * @param express {@code TANDEM_EXPRESS}, {@code on} or {@code off}, by default on: whether whoever commits tells the others in the room itself
 * @param generation {@code TANDEM_GENERATION}: how often the tables have been restored from a backup, by default 0 (docs/OPERATIONS.md)
 */
public record Config(
        String region,
        String tablePrefix,
        Optional<URI> dynamoEndpoint,
        URI pushEndpoint,
        URI socketUrl,
        String issuer,
        String audience,
        String jwks,
        Set<String> origins,
        Optional<Role> defaultLink,
        Optional<Path> kinds,
        Optional<URI> appUrl,
        Optional<String> mailFrom,
        Duration clockSkew,
        boolean express,
        Generation generation) {
    private static final Duration USUAL_SKEW = Duration.ofSeconds(10);

    public Config {
        origins = Set.copyOf(origins);
    }

    /** Without letters and express path, and with the app wherever a request comes from. */
    public Config(
            String region,
            String tablePrefix,
            Optional<URI> dynamoEndpoint,
            URI pushEndpoint,
            URI socketUrl,
            String issuer,
            String audience,
            String jwks,
            Set<String> origins,
            Optional<Role> defaultLink,
            Optional<Path> kinds) {
        this(
                region,
                tablePrefix,
                dynamoEndpoint,
                pushEndpoint,
                socketUrl,
                issuer,
                audience,
                jwks,
                origins,
                defaultLink,
                kinds,
                Optional.empty(),
                Optional.empty(),
                USUAL_SKEW,
                false,
                Generation.FIRST);
    }

    /** With the bundled kinds alone. */
    public Config(
            String region,
            String tablePrefix,
            Optional<URI> dynamoEndpoint,
            URI pushEndpoint,
            URI socketUrl,
            String issuer,
            String audience,
            String jwks,
            Set<String> origins,
            Optional<Role> defaultLink) {
        this(
                region,
                tablePrefix,
                dynamoEndpoint,
                pushEndpoint,
                socketUrl,
                issuer,
                audience,
                jwks,
                origins,
                defaultLink,
                Optional.empty());
    }

    /** Where the rows are. */
    public Tables tables() {
        return new Tables(tablePrefix, generation);
    }

    /** The same on tables that have been restored so often. */
    public Config restored(Generation times) {
        return with(express, times);
    }

    /** The same with an express path, or without. */
    public Config express(boolean on) {
        return with(on, generation);
    }

    private Config with(boolean atOnce, Generation times) {
        return new Config(
                region,
                tablePrefix,
                dynamoEndpoint,
                pushEndpoint,
                socketUrl,
                issuer,
                audience,
                jwks,
                origins,
                defaultLink,
                kinds,
                appUrl,
                mailFrom,
                clockSkew,
                atOnce,
                times);
    }

    /** Whose access tokens count. */
    public Trust trust() {
        return new Trust(issuer, audience, jwks, clockSkew);
    }

    /**
     * That of this process.
     *
     * @throws IllegalArgumentException naming every variable that is missing or wrong
     */
    public static Config fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * The limits of this process (PROTOCOL Q1): {@code TANDEM_LIMITS}, {@code off} or as {@link Limits#of} says; by default those of the protocol.
     *
     * @throws IllegalArgumentException where they are not of their form
     */
    static Limits limitsFromEnvironment() {
        return Optional.ofNullable(System.getenv("TANDEM_LIMITS"))
                .filter(text -> !text.isBlank())
                .map(Limits::of)
                .orElseGet(Limits::standard);
    }

    /** Who posts parts of large fan-outs for this process ({@link PostingFunction}). */
    static Optional<PostingFunction> postingFromEnvironment() {
        return PostingFunction.of(System.getenv());
    }

    /** Which deployment this is, as its metrics say: {@code TANDEM_STAGE}, by default {@code local}. */
    static String stageFromEnvironment() {
        return Optional.ofNullable(System.getenv("TANDEM_STAGE"))
                .filter(text -> !text.isBlank())
                .orElse("local");
    }

    /**
     * Whether this process has to ask for its credentials. Those of a function with a snapshot are not in its environment, because they would have ended
     * before it is restored.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">Activating and managing Lambda SnapStart</a>
     */
    static boolean asksForCredentials() {
        return System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null;
    }

    /**
     * That of some variables.
     *
     * @throws IllegalArgumentException naming every variable that is missing or wrong
     */
    public static Config from(Map<String, String> environment) {
        Variables variables = new Variables(environment, new ArrayList<>());
        // A placeholder of a wrong variable is never seen: the problems are thrown.
        Optional<URI> nowhere = Optional.of(URI.create(""));
        Config config = new Config(
                variables.text("AWS_REGION"),
                variables
                        .optional("TANDEM_TABLE_PREFIX", "[A-Za-z0-9_.-]{0,64}", Function.identity())
                        .orElse("tandem-"),
                variables.optional("TANDEM_DYNAMO_ENDPOINT", "https?://.+", URI::create),
                variables
                        .required("TANDEM_PUSH_ENDPOINT", "https?://.+", URI::create)
                        .or(() -> nowhere)
                        .get(),
                variables
                        .required("TANDEM_SOCKET_URL", "wss?:/.+", URI::create)
                        .or(() -> nowhere)
                        .get(),
                variables.text("TANDEM_ISSUER"),
                variables.text("TANDEM_AUDIENCE"),
                variables
                        .required("TANDEM_JWKS", "(?s)\\{.+|https?://\\S+", Function.identity())
                        .orElse(""),
                variables.optional("TANDEM_ORIGINS", ".+", Config::list).orElse(Set.of()),
                variables.optional(
                        "TANDEM_DEFAULT_LINK",
                        "editor|commenter|viewer",
                        role -> Role.of(role).orElseThrow()),
                variables.optional("TANDEM_KINDS", ".+", Path::of),
                variables.optional("TANDEM_APP_URL", "https?://[^/?#@\\s]+(/[^?#\\s]*)?", URI::create),
                variables.optional("TANDEM_MAIL_FROM", "[^\\p{Cntrl}]+@[^\\p{Cntrl}]+", Function.identity()),
                variables
                        .optional("TANDEM_CLOCK_SKEW", "[0-9]|[1-5][0-9]|60", Long::parseLong)
                        .map(Duration::ofSeconds)
                        .orElse(USUAL_SKEW),
                variables.optional("TANDEM_EXPRESS", "on|off", "on"::equals).orElse(true),
                variables
                        .optional("TANDEM_GENERATION", Generation.FORM, Integer::parseInt)
                        .map(Generation::new)
                        .orElse(Generation.FIRST));
        if (config.mailFrom().isPresent() && config.appUrl().isEmpty()) {
            variables.problems().add("TANDEM_APP_URL is missing");
        }
        if (!variables.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", variables.problems()));
        }
        return config;
    }

    private static Set<String> list(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    private record Variables(Map<String, String> values, List<String> problems) {
        String text(String name) {
            return required(name, "(?s).+", Function.identity()).orElse("");
        }

        <T> Optional<T> required(String name, String form, Function<String, T> read) {
            if (values.getOrDefault(name, "").isBlank()) {
                problems.add(name + " is missing");
                return Optional.empty();
            }
            return optional(name, form, read);
        }

        <T> Optional<T> optional(String name, String form, Function<String, T> read) {
            String value = values.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                if (value.matches(form)) {
                    return Optional.of(read.apply(value));
                }
            } catch (IllegalArgumentException malformed) {
                // Reported below, as one that has not the form.
            }
            problems.add(name + " is not of its form");
            return Optional.empty();
        }
    }
}
