package dev.tandem.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.local.cost.CostModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/COST.md computes with what is deployed. */
final class CostedTest {
    private static Synthesised dev;

    @BeforeAll
    static void synthesise() {
        dev = Synthesised.stage("dev");
    }

    @Test
    void functions_have_the_memory_that_is_computed_with() {
        assertThat(new CloudTemplate(dev).functions().values())
                .hasSize(FunctionName.values().length)
                .allSatisfy(function -> assertThat(function.megabytes()).isEqualTo(CostModel.MEGABYTES));
    }

    @Test
    void there_are_as_many_alarms_and_dashboards_as_are_computed_with() {
        dev.watch().resourceCountIs("AWS::CloudWatch::Alarm", CostModel.ALARMS);
        dev.watch().resourceCountIs("AWS::CloudWatch::Dashboard", CostModel.DASHBOARDS);
    }
}
