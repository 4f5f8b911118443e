package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.APackingList.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.Draft;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.Invitation.Inviter;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.LocalDynamo;
import dev.tandem.functions.store.NotificationStore.Kept;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.Session;
import dev.tandem.functions.store.TicketStore.Ticket;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Preferences;
import dev.tandem.model.Role;
import dev.tandem.protocol.Status;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables are what they are declared to be, and the rows in them what the drawing of this package shows. */
final class SchemaTest {
    private static final Instant END = Instant.parse("2026-01-01T12:00:00.750Z");

    private final LocalDynamo dynamo = new LocalDynamo();
    private final DynamoDbClient client = dynamo.client();
    private final Tables tables = dynamo.tables();
    private final DynamoStores stores = DynamoStores.on(client, tables, time -> {}, new Random(1));

    @AfterEach
    void stop() {
        dynamo.close();
    }

    private TableDescription describe(Table table) {
        return client.describeTable(request -> request.tableName(tables.name(table)))
                .table();
    }

    /** Attribute names, by sort key. */
    private Map<String, Set<String>> attributes(Table table) {
        Map<String, Set<String>> found = new TreeMap<>();
        items(table).forEach(item -> {
            Set<String> names = new TreeSet<>(item.keySet());
            names.removeAll(Set.of("pk", "sk"));
            found.put(text(item, "pk") + " " + text(item, "sk"), names);
        });
        return found;
    }

    private List<Map<String, AttributeValue>> items(Table table) {
        return client.scan(request -> request.tableName(tables.name(table))).items();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElseThrow();
    }

    @Test
    void every_table_has_the_same_keys_and_is_billed_on_demand() {
        for (Table table : Table.values()) {
            TableDescription description = describe(table);
            assertThat(description.keySchema())
                    .extracting(KeySchemaElement::attributeName)
                    .containsExactly("pk", "sk");
            assertThat(description.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        }
    }

    @Test
    void only_rooms_have_a_stream_and_it_carries_new_images() {
        assertThat(describe(Table.ROOMS).streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(describe(Table.CONNECTIONS).streamSpecification()).isNull();
        assertThat(describe(Table.USERS).streamSpecification()).isNull();
    }

    @Test
    void rows_may_expire_in_every_table() {
        for (Table table : Table.values()) {
            String status = client.describeTimeToLive(request -> request.tableName(tables.name(table)))
                    .timeToLiveDescription()
                    .timeToLiveStatusAsString();
            assertThat(status).as("%s", table).isEqualTo("ENABLED");
        }
    }

    @Test
    void the_index_of_my_rooms_holds_keys_alone_and_who_has_left_apart() {
        APackingList room = APackingList.in(stores.rooms(), "trip").joinedBy("ben", "laptop");
        stores.rooms().putMember(room.id(), new Member("ben", "Ben", Role.EDITOR, false, 2), 1);

        assertThat(client.scan(request ->
                                request.tableName(tables.name(Table.ROOMS)).indexName("by-member"))
                        .items())
                .allSatisfy(item -> assertThat(item).containsOnlyKeys("pk", "sk", "member"))
                .extracting(item -> text(item, "member"))
                .containsExactlyInAnyOrder("user#anna", "former#ben");
    }

    @Test
    void rooms_hold_the_rows_that_are_drawn() {
        APackingList.in(stores.rooms(), "trip").joinedBy("ben", "laptop");
        stores.rooms().putMember("trip", new Member("ben", "Ben", Role.EDITOR, false, 2), 1);
        stores.rooms().keepTold("trip", 1, 700, END);

        assertThat(attributes(Table.ROOMS))
                .isEqualTo(Map.of(
                        "room#trip meta",
                        Set.of("kind", "kindVersion", "title", "epoch", "floor", "link", "createdAt", "archived"),
                        "room#trip log#0000000001",
                        Set.of("seq", "digest", "body"),
                        "room#trip told#0000000001",
                        Set.of("seq", "at", "expires"),
                        "room#trip entity#list#list",
                        Set.of("seq", "deleted", "body"),
                        "room#trip receipt#phone",
                        Set.of("client", "user", "last", "seq", "body"),
                        "room#trip receipt#laptop",
                        Set.of("client", "user", "last", "seq", "body"),
                        "room#trip member#anna",
                        Set.of("user", "name", "role", "active", "rev", "member"),
                        "room#trip member#ben",
                        Set.of("user", "name", "role", "active", "rev", "member", "removedAt")));
    }

    @Test
    void I1_an_invitation_is_the_row_that_is_drawn_and_expires() {
        APackingList.in(stores.rooms(), "trip");
        Invitation invitation = new Invitation(
                "trip",
                "hash",
                Role.VIEWER,
                Set.of("cook"),
                Optional.of("ben@example.org"),
                new Inviter("anna", "Anna"),
                END.toEpochMilli() - 60_000,
                END.toEpochMilli(),
                1,
                0,
                Optional.of("Come"),
                "en",
                Optional.empty());
        stores.invitations().put(invitation, APackingList.owner());
        stores.invitations().end(invitation, new End(END.toEpochMilli(), "anna"));

        assertThat(attributes(Table.ROOMS))
                .containsEntry(
                        "room#trip invite#hash",
                        Set.of(
                                "role",
                                "crew",
                                "email",
                                "user",
                                "name",
                                "createdAt",
                                "until",
                                "maxUses",
                                "uses",
                                "message",
                                "language",
                                "open",
                                "endedAt",
                                "endedBy",
                                "expires"));
        assertThat(items(Table.ROOMS))
                .filteredOn(item -> item.containsKey("expires"))
                .singleElement()
                .satisfies(item -> assertThat(
                                Optional.ofNullable(item.get("expires")).map(AttributeValue::n))
                        .contains(Long.toString(END.getEpochSecond() + 30 * 86_400)));
    }

    @Test
    void connections_and_users_hold_the_rows_that_are_drawn() {
        Optional<Json> where = Optional.of(Json.object().put("view", "bags").build());
        stores.connections().open(new Connection("c=", "anna", "Anna", END));
        stores.connections().join(new Presence("trip", "c=", "anna", "Anna", "phone", Status.ONLINE, where, END));
        stores.tickets().put(new Ticket("h", "anna", "Anna", Optional.of("https://t.example"), END, END, Session.ONLY));

        assertThat(attributes(Table.CONNECTIONS))
                .isEqualTo(Map.of(
                        "conn#c= socket",
                        Set.of("user", "name", "signIn", "since", "opened", "until", "expires"),
                        "user#anna conn#c=",
                        Set.of("signIn", "since", "opened", "until", "expires"),
                        "conn#c= room#trip",
                        Set.of("expires"),
                        "room#trip conn#c=",
                        Set.of("user", "name", "client", "status", "where", "lease", "expires")));
        stores.tickets().end("anna", Session.ONLY, END);
        stores.tickets().endAll("anna", END);
        stores.notifications().put("anna", kept(), Optional.empty());
        stores.notifications().putPreferences("anna", new Preferences(Map.of("orders", Set.of("assigned"))));

        assertThat(attributes(Table.USERS))
                .isEqualTo(Map.of(
                        "ticket#h ticket",
                        Set.of("user", "name", "origin", "signIn", "since", "until", "session", "expires"),
                        "user#anna ended#only",
                        Set.of("expires"),
                        "user#anna ended",
                        Set.of("until"),
                        "user#anna note#4102488000250.trip.7.0",
                        Set.of("read", "seqs", "body", "expires"),
                        "user#anna unread#4102488000250.trip.7.0",
                        Set.of("expires"),
                        "user#anna preferences",
                        Set.of("body")));
    }

    private static Kept kept() {
        long began = Instant.parse("2100-01-01T12:00:00.250Z").toEpochMilli();
        return new Kept(
                new Notification(
                        "%013d.trip.7.0".formatted(began),
                        "trip",
                        "Norway",
                        "packing-list",
                        7,
                        began,
                        new Notification.By("ben", "Ben"),
                        "mentioned",
                        Optional.empty(),
                        Map.of(),
                        1,
                        false),
                began,
                List.of(7L));
    }

    @Test
    void N3_a_notification_expires_after_ninety_days_and_so_does_what_counts_it() {
        stores.notifications().put("anna", kept(), Optional.empty());

        assertThat(items(Table.USERS))
                .hasSize(2)
                .allSatisfy(item -> assertThat(
                                Optional.ofNullable(item.get("expires")).map(AttributeValue::n))
                        .contains(Long.toString(
                                Instant.parse("2100-04-01T12:00:00Z").getEpochSecond())));
    }

    @Test
    void a_row_expires_in_seconds_and_only_after_nobody_counts_it_any_more() {
        stores.connections().open(new Connection("c", "anna", "Anna", END));
        stores.connections()
                .join(new Presence("trip", "c", "anna", "Anna", "phone", Status.ONLINE, Optional.empty(), END));
        stores.tickets().put(new Ticket("h", "anna", "Anna", Optional.empty(), END, END, Session.ONLY));

        for (Table table : List.of(Table.CONNECTIONS, Table.USERS)) {
            assertThat(items(table))
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(
                                    Optional.ofNullable(item.get("expires")).map(AttributeValue::n))
                            .hasValueSatisfying(expires -> assertThat(Long.parseLong(expires))
                                    .isBetween(END.getEpochSecond() + 1, END.getEpochSecond() + 2 * 86_400)));
        }
    }

    @Test
    void S1_the_body_of_a_log_row_is_the_commit_as_it_goes_on_the_wire() {
        APackingList room = APackingList.in(stores.rooms(), "trip");
        EntityKey tent = APackingList.item("tent");
        Loaded loaded = room.load(tent);
        Decision decision =
                Draft.on(loaded).create(tent, named("Tent \u2028 ☂")).applied();
        room.commit(loaded, decision);

        Map<String, AttributeValue> item = items(Table.ROOMS).stream()
                .filter(row -> text(row, "sk").equals("log#0000000002"))
                .findFirst()
                .orElseThrow();

        String wire = JsonWriter.write(Wire.of(decision.commit().orElseThrow()));
        assertThat(LogRecord.of(text(item, "pk"), text(item, "sk"), text(item, "body")))
                .contains(new LogRecord("trip", 2, wire));
    }

    @Test
    void only_log_rows_are_log_records() {
        assertThat(LogRecord.of("room#trip", "log#0000000012", "{}")).contains(new LogRecord("trip", 12, "{}"));
        assertThat(LogRecord.of("room#trip", "told#0000000012", "{}")).isEmpty();
        assertThat(LogRecord.of("room#trip", "entity#log#1", "{}")).isEmpty();
        assertThat(LogRecord.of("room#trip", "receipt#log#1", "{}")).isEmpty();
    }

    @Test
    void log_keys_sort_as_their_positions_do() {
        List<Long> positions = List.of(1L, 9L, 10L, 99L, 100L, 12_345L, 999_999_999L, 9_999_999_999L);

        assertThat(positions.stream().map(Keys::log).toList()).isSorted();
        assertThat(Keys.log(12_345)).isEqualTo("log#0000012345");
    }
}
