package dev.tandem.functions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tests are tested: a store that does nothing keeps no promise. */
final class ContractsTest {
    @TestFactory
    Stream<DynamicTest> a_store_that_does_nothing_breaks() {
        return Contracts.promises().stream()
                .map(promise -> DynamicTest.dynamicTest(
                        promise.name(),
                        () -> assertThat(promise.brokenOn(NothingStage::new)).isTrue()));
    }

    @Test
    void every_contract_makes_promises() {
        assertThat(Contracts.promises()).hasSizeGreaterThan(40);
    }
}
