package dev.tandem.cdk;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tandem bench start}: what {@link DeployedJarTest} glances at, looked at thoroughly. No test by its name: nothing can fail. */
final class StartBench {
    @TempDir
    static Path task;

    @Test
    void how_functions_start() throws Exception {
        Unpacking.unpack(Synthesised.JAR, task);
        try (Account account = new Account(new CloudTemplate(Synthesised.stage("dev")), task)) {
            account.warmUp();
            Events.rehearse(account, new Visitor(account.url(), account::signIn));
            System.out.println(ColdStart.Figures.HEAD);
            new ColdStart(account, ColdStart.Depth.WHOLE).ofAll().forEach(each -> System.out.println(each.row()));
        }
    }
}
