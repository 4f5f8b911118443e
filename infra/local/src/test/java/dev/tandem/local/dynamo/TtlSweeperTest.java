package dev.tandem.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class TtlSweeperTest {
    private static final Tables TABLES = new Tables("test-");
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final LocalDynamo dynamo = LocalDynamo.inMemory(TABLES);
    private final TtlSweeper sweeper = new TtlSweeper(dynamo.client(), TABLES, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        dynamo.close();
    }

    @Test
    void rows_whose_second_has_passed_go_and_all_others_stay() {
        put(Table.CONNECTIONS, "expired", NOW.getEpochSecond() - 1);
        put(Table.CONNECTIONS, "this-second", NOW.getEpochSecond());
        put(Table.CONNECTIONS, "later", NOW.getEpochSecond() + 1);
        put(Table.CONNECTIONS, "without", null);
        put(Table.USERS, "expired", 1L);
        put(Table.ROOMS, "expired", 1L);
        put(Table.ROOMS, "without", null);

        assertThat(sweeper.sweep()).isEqualTo(3);

        assertThat(rows(Table.CONNECTIONS)).containsExactlyInAnyOrder("this-second", "later", "without");
        assertThat(rows(Table.USERS)).isEmpty();
        assertThat(rows(Table.ROOMS)).containsExactly("without");
        assertThat(sweeper.sweep()).isZero();
    }

    @Test
    void more_rows_than_one_page_are_swept() {
        for (int i = 0; i < 40; i++) {
            put(Table.CONNECTIONS, "row" + i, 1L);
        }
        assertThat(sweeper.sweep()).isEqualTo(40);
        assertThat(rows(Table.CONNECTIONS)).isEmpty();
    }

    private void put(Table table, String sk, @org.jspecify.annotations.Nullable Long expires) {
        Map<String, AttributeValue> row = new LinkedHashMap<>();
        row.put(Attribute.PK, AttributeValue.fromS("pk"));
        row.put(Attribute.SK, AttributeValue.fromS(sk));
        row.put(Attribute.BODY, AttributeValue.fromS("x".repeat(50_000)));
        if (expires != null) {
            row.put(Attribute.EXPIRES, AttributeValue.fromN(Long.toString(expires)));
        }
        dynamo.client().putItem(put -> put.tableName(TABLES.name(table)).item(row));
    }

    private Set<String> rows(Table table) {
        return dynamo.client().scanPaginator(scan -> scan.tableName(TABLES.name(table))).items().stream()
                .map(row ->
                        row.getOrDefault(Attribute.SK, AttributeValue.fromS("")).s())
                .collect(Collectors.toSet());
    }
}
