package dev.tandem.functions.sim;

import dev.tandem.functions.store.LocalDynamo;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** L1: who asks at the same moment as others gets the lock, or learns who did. */
final class LockRacesTest {
    @Test
    void L1_of_all_that_ask_at_once_exactly_one_gets_the_lock_on_simulated_rows() {
        new LockRaces(SimStage.over(UnaryOperator.identity())).run();
    }

    @Test
    void L1_of_all_that_ask_at_once_exactly_one_gets_the_lock_on_DynamoDB_Local() {
        try (LocalDynamo dynamo = new LocalDynamo()) {
            new LockRaces(dynamo.stage()).run();
        }
    }
}
