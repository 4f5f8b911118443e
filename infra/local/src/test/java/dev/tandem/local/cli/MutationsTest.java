package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MutationsTest {

    @Test
    void operations_keep_their_order_and_none_is_lost() {
        List<Operation> operations = items(47, 10);

        List<List<Operation>> packed = Mutations.of(operations);

        assertThat(packed).flatMap(mutation -> mutation).isEqualTo(operations);
        assertThat(packed).extracting(List::size).containsExactly(10, 10, 10, 10, 7);
    }

    @Test
    void long_ones_share_a_mutation_with_fewer() {
        List<List<Operation>> packed = Mutations.of(items(6, 5_000));

        assertThat(packed).extracting(List::size).containsExactly(2, 2, 2);
    }

    @Test
    void one_that_is_longer_than_all_stands_alone() {
        assertThat(Mutations.of(items(2, 16_000))).extracting(List::size).containsExactly(1, 1);
    }

    @Test
    void nothing_is_nothing() {
        assertThat(Mutations.of(List.of())).isEmpty();
    }

    private static List<Operation> items(int number, int length) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            operations.add(
                    new Operation.Create(new EntityKey("item", "i" + i), Map.of("notes", Json.of("x".repeat(length)))));
        }
        return operations;
    }
}
