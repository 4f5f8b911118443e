package dev.tandem.localstack;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/**
 * What has to be there for a test. Where it is not, the test is skipped aloud: the output says what was not run, and why. With {@code
 * TANDEM_LOCALSTACK=required} in the environment, as under {@code ./tandem localstack test}, it fails instead.
 */
record Needs(Optional<String> wanted, BooleanSupplier docker, PrintStream out) {
    static Needs here() {
        return new Needs(
                Optional.ofNullable(System.getenv("TANDEM_LOCALSTACK")),
                () -> DockerClientFactory.instance().isDockerAvailable(),
                System.out);
    }

    /** Goes on only where containers can run. */
    void docker(String what) {
        if (wanted.equals(Optional.of("off"))) {
            throw aloud(what, "TANDEM_LOCALSTACK is off");
        }
        if (!docker.getAsBoolean()) {
            throw refused(what, "Docker is not here");
        }
    }

    /** A licence token, to go on with. Nobody can be required to have one. */
    String token(String what, Optional<String> token) {
        return token.filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> aloud(what, "LOCALSTACK_AUTH_TOKEN is not set: WebSocket APIs are in its licensed part"));
    }

    /** Starts something; an image that cannot be had, as without a network, is a reason to skip like any other. */
    <T> T started(String what, Supplier<T> starting) {
        try {
            return starting.get();
        } catch (ContainerFetchException unreachable) {
            throw refused(what, "The image cannot be had: " + unreachable.getMessage());
        }
    }

    private RuntimeException refused(String what, String why) {
        if (wanted.equals(Optional.of("required"))) {
            return new IllegalStateException(sentence(what, why));
        }
        return aloud(what, why);
    }

    private TestAbortedException aloud(String what, String why) {
        String sentence = sentence(what, why);
        out.println(sentence);
        return new TestAbortedException(sentence);
    }

    private static String sentence(String what, String why) {
        return "NOT RUN: " + what + ". " + why + ".";
    }
}
