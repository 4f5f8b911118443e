package dev.tandem.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.assertions.Template;

/** All stacks of a stage as templates, made from the jar that the build left and a page of one line. */
final class Synthesised {
    static final Path JAR = Path.of("../../functions/target/tandem-functions.jar");

    final App app;
    final TandemApp.Stacks stacks;

    private static final Map<String, Synthesised> STAGES = new ConcurrentHashMap<>();

    private Synthesised(Map<String, Object> context, Environment where) {
        app = new App(
                AppProps.builder().context(context).outdir(folder().toString()).build());
        stacks = TandemApp.stacks(app, Stage.of(app.getNode()), new Artifacts(JAR, site()), where);
    }

    /** With everything that can be asked for, wherever it is deployed to. Made once for all tests: they only look. */
    static Synthesised stage(String name) {
        return STAGES.computeIfAbsent(name, Synthesised::anew);
    }

    /** The same, made again. */
    static Synthesised anew(String name) {
        return new Synthesised(
                Map.of("stage", name, "mailFrom", "rooms@example.com", "alarmEmail", "ops@example.com"),
                Environment.builder().build());
    }

    /** With more context, each value as on a command line. */
    static Synthesised with(Map<String, Object> context) {
        return new Synthesised(context, Environment.builder().build());
    }

    Template data() {
        return Template.fromStack(stacks.data());
    }

    Template made() {
        return Template.fromStack(stacks.app());
    }

    Template watch() {
        return Template.fromStack(stacks.watch());
    }

    private static Path site() {
        try {
            Path site = Files.createDirectories(Path.of("target/site"));
            Files.writeString(site.resolve("index.html"), "<!doctype html><title>Tandem</title>");
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "cdk.out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
