package dev.tandem.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.local.cost.Appetites.Appetite;
import dev.tandem.local.cost.MemoryModel.At;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much memory functions have, and why. */
final class MemoryModelTest {
    private final CostModel costs = CostModel.committed();
    private final MemoryModel model = new MemoryModel(costs, costs.appetites());

    @Test
    void functions_have_as_much_as_the_figures_say_they_should() {
        assertThat(model.chosen()).isEqualTo(CostModel.MEGABYTES);
    }

    @Test
    void it_is_at_least_twice_what_any_of_them_was_seen_to_take() {
        assertThat(CostModel.MEGABYTES).isGreaterThan((int) (2 * model.most()));
    }

    @Test
    void computing_gets_faster_with_memory_at_the_same_price_and_waiting_does_not() {
        MemoryModel computing = with(100, 0);
        At small = computing.at(512);
        At large = computing.at(1024);

        double waiting = costs.waiting(costs.counts(Operation.UPDATE, 10));
        assertThat(large.update() - waiting).isCloseTo((small.update() - waiting) / 2, within(1e-9));
        assertThat(small.update() - waiting).isCloseTo(100 * 1769.0 / 512, within(1e-9));

        MemoryModel waitingOnly = with(0, 0);
        assertThat(waitingOnly.at(512).update()).isEqualTo(waitingOnly.at(1024).update());
        assertThat(waitingOnly.at(1024).dollars())
                .isCloseTo(2 * waitingOnly.at(512).dollars(), within(1e-9));
    }

    @Test
    void beyond_a_whole_processor_nothing_gets_faster() {
        assertThat(model.at(3008).update()).isEqualTo(model.at(1769).update());
        assertThat(model.at(3008).dollars()).isGreaterThan(model.at(1769).dollars());
    }

    @Test
    void who_only_waits_gets_the_least_and_who_computes_a_whole_processor() {
        assertThat(with(0, 0).chosen()).isEqualTo(512);
        assertThat(with(1000, 0).chosen()).isEqualTo(1769);
    }

    @Test
    void every_invocation_of_an_operation_is_one_of_a_function_that_was_measured() {
        for (Operation operation : Operation.values()) {
            Counts counts = costs.counts(operation, 2);
            assertThat(counts.of(Unit.INVOCATION))
                    .as(operation.title())
                    .isEqualTo(operation.functions().size());
            assertThat(counts.of(Unit.PROCESSOR)).as(operation.title()).isPositive();
        }
    }

    @Test
    void what_was_not_measured_is_not_made_up() {
        assertThatThrownBy(() -> costs.appetites().of("OTHER")).hasMessage("OTHER was not measured");
    }

    private MemoryModel with(double update, double tell) {
        return new MemoryModel(
                costs,
                new Appetites(
                        "today",
                        "none",
                        List.of(
                                new Appetite("UPDATE", 0, 0, 0, update, 100),
                                new Appetite("BROADCAST", 0, 0, 0, tell, 100))));
    }
}
