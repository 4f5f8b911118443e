package dev.tandem.functions;

import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.mail.ses.SesMail;
import dev.tandem.functions.push.Poster;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.apigateway.ApiGatewayPush;
import dev.tandem.functions.push.lambda.LambdaPoster;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * The clients of AWS, as a function in the cloud has them: its region is in its environment, its credentials or where to ask for them too. A chain that looks
 * for credentials in every place there may be costs a start more than all else here.
 */
final class AwsClients {
    /** An update is tried for about 1.5 s (see {@code Patience}): a call that hangs must leave time for another. */
    private static final Duration CALL = Duration.ofMillis(1400);

    private static final Duration ATTEMPT = Duration.ofMillis(900);

    private static final Duration LETTER = Duration.ofSeconds(3);

    /** A little longer than the function that posts parts may run; two of them, and what follows, are within what the broadcaster may. */
    private static final Duration PART = Duration.ofSeconds(22);

    private static final AwsCredentialsProvider CREDENTIALS = Config.asksForCredentials()
            ? ContainerCredentialsProvider.create()
            : EnvironmentVariableCredentialsProvider.create();

    private AwsClients() {}

    static Wiring wiring(Config config) {
        Surroundings around = Surroundings.real(Clock.systemUTC());
        Once<Push> push = new Once<>(() -> push(config));
        Once<Mail> mail = new Once<>(() -> mail(config));
        Ports ports = Wiring.ports(config, dynamo(config), push, mail, around);
        Ports divided = Config.postingFromEnvironment()
                .map(function -> ports.dividing(
                        FanningOut.division(new Once<>(() -> poster(config, function)), function.sizes(), around)))
                .orElse(ports);
        return Wiring.of(config, divided, around).limited(Config.limitsFromEnvironment());
    }

    static DynamoDbClient dynamo(Config config) {
        DynamoDbClientBuilder client = DynamoDbClient.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(Surroundings.SOCKETS_AT_ONCE))
                .overrideConfiguration(calls -> calls.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
        config.dynamoEndpoint().ifPresent(client::endpointOverride);
        return client.build();
    }

    static ApiGatewayPush push(Config config) {
        return ApiGatewayPush.to(config.pushEndpoint(), config.region(), CREDENTIALS, Surroundings.SOCKETS_AT_ONCE);
    }

    private static Poster poster(Config config, PostingFunction function) {
        return LambdaPoster.to(
                function.arn(), function.endpoint(), config.region(), CREDENTIALS, PART, FanningOut.PARTS_AT_ONCE);
    }

    /** Somebody waits for the answer, and a letter can be sent again. */
    private static Mail mail(Config config) {
        return config.mailFrom()
                .<Mail>map(from -> new SesMail(
                        Apache5HttpClient.builder()
                                .connectionTimeout(LETTER)
                                .socketTimeout(LETTER)
                                .build(),
                        CREDENTIALS,
                        config.region(),
                        SesMail.endpoint(config.region()),
                        from))
                .orElse(Mail.NONE);
    }
}
