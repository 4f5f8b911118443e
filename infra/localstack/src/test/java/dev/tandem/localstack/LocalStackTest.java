package dev.tandem.localstack;

import dev.tandem.functions.store.Stage;
import dev.tandem.functions.store.StoreSuite;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** On the last image of LocalStack that needs no token; skipped aloud without Docker. */
final class LocalStackTest extends StoreSuite {
    private static final String WHAT = "the contracts of the stores and the stream on LocalStack";

    private static @Nullable LocalStackContainer container;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        Needs needs = Needs.here();
        needs.docker(WHAT);
        DockerImageName image = DockerImageName.parse(Compose.file().image("localstack"));
        LocalStackContainer started = needs.started(WHAT, () -> {
            LocalStackContainer made = new LocalStackContainer(image).withServices("dynamodb", "dynamodbstreams");
            made.start();
            return made;
        });
        container = started;
        database = new Database(
                started.getEndpoint(), started.getAccessKey(), started.getSecretKey(), started.getRegion());
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            database.close();
            container.stop();
        }
    }

    @Override
    protected Stage stage() {
        return database.stage();
    }

    @Nested
    class Stream extends StreamContract {
        Stream() {
            super(database);
        }
    }
}
