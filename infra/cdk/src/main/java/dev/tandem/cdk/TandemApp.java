package dev.tandem.cdk;

import software.amazon.awscdk.App;

/** The CDK application: one stage, its data for now. `cdk synth` needs no credentials. */
public final class TandemApp {
    private TandemApp() {}

    public static void main(String[] args) {
        App app = new App();
        new DataStack(app, "TandemData");
        app.synth();
    }
}
