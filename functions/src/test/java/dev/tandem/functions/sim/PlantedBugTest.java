package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests are tested: each mistake breaks a promise of a contract. */
final class PlantedBugTest {
    @ParameterizedTest
    @EnumSource
    void is_caught_by_a_contract(PlantedBug bug) {
        assertThat(Contracts.promises().stream().filter(promise -> promise.brokenOn(() -> SimStage.over(bug::in))))
                .as("promises broken where %s", bug)
                .isNotEmpty();
    }
}
