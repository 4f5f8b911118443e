package dev.tandem.cdk;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** The CDK application: the stacks of one stage. `cdk synth` needs no credentials. */
public final class TandemApp {
    private TandemApp() {}

    public static void main(String[] args) {
        App app = new App();
        Environment where = Environment.builder()
                .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                .region(System.getenv("CDK_DEFAULT_REGION"))
                .build();
        stacks(app, Stage.of(app.getNode()), Artifacts.in(Path.of("").toAbsolutePath()), where);
        app.synth();
    }

    /** All stacks of a stage, with every finding of cdk-nag either mended or given its reason. */
    static Stacks stacks(App app, Stage stage, Artifacts artifacts, Environment where) {
        StackProps properties = StackProps.builder()
                .env(where)
                .terminationProtection(stage.kept())
                .build();
        DataStack data = new DataStack(app, stage, properties);
        AppStack made = new AppStack(app, stage, data, artifacts, properties);
        WatchStack watch = new WatchStack(app, stage, made, properties);
        Tags.of(app).add("application", "tandem");
        Tags.of(app).add("stage", stage.name());
        Reasons.check(app, made);
        return new Stacks(data, made, watch);
    }

    /** Those of one stage. */
    record Stacks(DataStack data, AppStack app, WatchStack watch) {}
}
