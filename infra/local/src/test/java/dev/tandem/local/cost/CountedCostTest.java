package dev.tandem.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.local.cost.CostModel.RoomHour;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the cloud charges, from what is counted. */
final class CountedCostTest {
    private static final Path CHECKOUT = Path.of("../..");
    private static final Set<Unit> SIZES = Set.of(Unit.BYTE_IN, Unit.BYTE_OUT, Unit.BYTE_KEPT);

    private final CostModel model = CostModel.committed();

    @Test
    void every_operation_takes_what_is_committed_and_nothing_more() throws Exception {
        Operations counted = Counting.count();

        for (Operation operation : Operation.values()) {
            for (int people : Counting.PEOPLE) {
                Counts before = Operations.committed().of(operation, people);
                Counts now = counted.of(operation, people);
                for (Unit unit : Unit.values()) {
                    // Names and times are not always of one length.
                    double tolerated = SIZES.contains(unit) ? Math.abs(before.of(unit)) / 20 : 0;
                    assertThat(now.of(unit))
                            .as(
                                    "%s of %s in a room of %d; where it is meant, ./tandem cost --write",
                                    unit.code(), operation.code(), people)
                            .isCloseTo(before.of(unit), within(tolerated));
                }
            }
        }
    }

    @Test
    void the_document_and_its_plot_say_what_the_code_says() throws Exception {
        assertThat(Files.readString(CHECKOUT.resolve(CostFiles.DOCUMENT)))
                .as("write it anew with ./tandem cost --write")
                .isEqualTo(CostDocument.of(model));
        assertThat(Files.readString(CHECKOUT.resolve(CostFiles.PLOT))).isEqualTo(CostDocument.plot(model));
        assertThat(Files.readString(CHECKOUT.resolve(CostFiles.MEMORY_PLOT))).isEqualTo(CostDocument.memoryPlot(model));
    }

    @Test
    void the_counts_are_written_as_they_are_read() throws Exception {
        assertThat(Operations.committed().text()).isEqualTo(Files.readString(CHECKOUT.resolve(CostFiles.COUNTS)));
    }

    @Test
    void an_update_is_at_most_eight_write_units_and_three_read_units_and_one_invocation_and_one_more_tells_it() {
        for (int people : Counting.PEOPLE) {
            Counts update = model.counts(Operation.UPDATE, people);
            assertThat(update.of(Unit.WRITE)).isLessThanOrEqualTo(8);
            assertThat(update.of(Unit.READ)).isLessThanOrEqualTo(3);
            assertThat(update.of(Unit.WRITE_CALL)).isZero();
            assertThat(update.of(Unit.TRANSACTION)).isEqualTo(1);
            assertThat(update.of(Unit.INVOCATION)).isEqualTo(1);
            assertThat(model.counts(Operation.TELL, people).of(Unit.INVOCATION)).isEqualTo(1);
            assertThat(model.counts(Operation.TELL, people).of(Unit.POST)).isEqualTo(people - 1);
        }
    }

    @Test
    void who_commits_tells_the_others_for_one_more_write_unit_and_the_stream_then_reads_one() {
        for (int people : Counting.PEOPLE) {
            Counts more = model.counts(Operation.EXPRESS, people).minus(model.counts(Operation.UPDATE, people));
            Counts left = model.counts(Operation.LEFT, people);
            assertThat(more.of(Unit.WRITE)).isEqualTo(1);
            assertThat(more.of(Unit.TRANSACTION)).isZero();
            assertThat(more.of(Unit.INVOCATION)).isZero();
            // The answer, which is a message either way, is posted as well.
            assertThat(more.of(Unit.POST)).isEqualTo(people);
            assertThat(more.of(Unit.MESSAGE)).isEqualTo(people - 1);
            assertThat(left.of(Unit.READ)).isEqualTo(1);
            assertThat(left.of(Unit.WRITE)).isZero();
            assertThat(left.of(Unit.MESSAGE)).isZero();
        }
    }

    @Test
    void every_price_and_every_alternative_has_a_source_and_the_table_a_date() {
        Prices prices = Prices.committed();

        assertThat(LocalDate.parse(prices.date())).isAfter(LocalDate.of(2026, 1, 1));
        assertThat(prices.prices().values())
                .allSatisfy(price ->
                        assertThat(URI.create(price.source()).getScheme()).isEqualTo("https"));
        assertThat(prices.alternatives())
                .filteredOn(other -> !other.own())
                .allSatisfy(other ->
                        assertThat(URI.create(other.source()).getScheme()).isEqualTo("https"));
    }

    @Test
    void a_bill_is_amounts_times_prices_and_what_is_free_comes_off_once() {
        Bill bill = model.idleMonth(30);

        assertThat(bill.lines().get(bill.prices().price("storage"))).isCloseTo(30 * 0.25, within(1e-9));
        assertThat(bill.prices().price("storage").afterFree(30)).isCloseTo(5 * 0.25, within(1e-9));
        assertThat(bill.total())
                .isCloseTo(
                        bill.services().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum(),
                        within(1e-9));
        assertThat(bill.totalAfterFree()).isLessThan(bill.total());
    }

    @Test
    void between_the_counted_rooms_figures_lie_on_a_line_and_beyond_them_too() {
        Operations operations = Operations.committed();

        assertThat(operations.of(Operation.TELL, 30).of(Unit.POST)).isCloseTo(29, within(1e-9));
        assertThat(operations.of(Operation.TELL, 100).of(Unit.POST)).isCloseTo(99, within(1e-9));
        assertThat(operations.of(Operation.TELL, 1).of(Unit.POST)).isCloseTo(0, within(1e-9));
        assertThat(operations.of(Operation.SWEEP, 7)).isEqualTo(operations.of(Operation.SWEEP, 1));
    }

    @Test
    void more_people_cost_more_each() {
        double each = 0;
        for (int people : List.of(2, 5, 10, 25, 50, 80)) {
            double now = model.roomHour(RoomHour.lively(people)).total() / people;
            assertThat(now).isGreaterThan(each);
            each = now;
        }
    }

    @Test
    void units_are_charged_as_dynamodb_says() {
        var small = Map.of("pk", AttributeValue.fromS("a"));
        var large = Map.of("pk", AttributeValue.fromS("a".repeat(4095)));

        assertThat(Capacity.read(List.of(), true)).isEqualTo(1);
        assertThat(Capacity.read(List.of(small, small), false)).isEqualTo(0.5);
        assertThat(Capacity.read(List.of(large), true)).isEqualTo(2);
        assertThat(Capacity.write(small)).isEqualTo(1);
        assertThat(Capacity.write(large)).isEqualTo(5);
    }
}
