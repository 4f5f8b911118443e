package dev.tandem.cdk;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is deployed, as the build left it.
 *
 * @param functions the jar of all functions
 * @param site the folder of the built pages
 */
public record Artifacts(Path functions, Path site) {
    public Artifacts {
        if (!Files.isRegularFile(functions)) {
            throw new IllegalArgumentException(functions + " is missing: build it with mvn -Pfast package");
        }
        if (!Files.isDirectory(site)) {
            throw new IllegalArgumentException(site + " is missing: build it with mvn -Pfast package");
        }
    }

    /** Those of a checkout. */
    static Artifacts in(Path checkout) {
        return new Artifacts(
                checkout.resolve("functions/target/tandem-functions.jar"), checkout.resolve("web-client/dist"));
    }
}
