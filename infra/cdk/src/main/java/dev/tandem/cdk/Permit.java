package dev.tandem.cdk;

import static dev.tandem.functions.store.dynamo.Table.CONNECTIONS;
import static dev.tandem.functions.store.dynamo.Table.ROOMS;
import static dev.tandem.functions.store.dynamo.Table.USERS;

import dev.tandem.functions.store.dynamo.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each function may do: no more than it does.
 *
 * @param tables the actions of DynamoDB, without their prefix, for each table
 * @param index whether the index of {@link Table#ROOMS} may be asked
 * @param posts whether frames may be posted to sockets, and sockets closed
 * @param mails whether letters may be sent
 * @param divides whether {@link FunctionName#FANOUT} may be called
 */
record Permit(Map<Table, List<String>> tables, boolean index, boolean posts, boolean mails, boolean divides) {
    private static final List<String> READ = List.of("BatchGetItem", "GetItem", "Query");
    private static final List<String> ALL = Stream.concat(
                    READ.stream(), Stream.of("ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"))
            .toList();

    static Permit of(FunctionName name) {
        return switch (name) {
            case AUTHORIZE -> only(Map.of(USERS, List.of("BatchGetItem", "DeleteItem")), false);
            case CONNECT ->
                only(
                        Map.of(
                                CONNECTIONS, List.of("BatchGetItem", "DeleteItem", "PutItem", "Query"),
                                USERS, List.of("BatchGetItem")),
                        true);
            case DISCONNECT ->
                only(Map.of(CONNECTIONS, List.of("BatchGetItem", "DeleteItem", "GetItem", "Query"), ROOMS, READ), true);
            case JOIN, MESSAGES -> only(Map.of(CONNECTIONS, ALL, ROOMS, ALL, USERS, List.of("BatchGetItem")), true);
            case UPDATE ->
                only(
                        Map.of(
                                CONNECTIONS,
                                List.of("BatchGetItem", "DeleteItem", "GetItem", "Query"),
                                ROOMS,
                                ALL,
                                USERS,
                                List.of("BatchGetItem")),
                        true);
            case REST -> new Permit(Map.of(CONNECTIONS, ALL, ROOMS, ALL, USERS, ALL), true, true, true, false);
            // Who is told was decided by whoever calls it: it reads nothing.
            case FANOUT -> only(Map.of(), true);
            case BROADCAST -> new Permit(Map.of(CONNECTIONS, ALL, ROOMS, READ, USERS, ALL), false, true, true, true);
            case SWEEP -> new Permit(Map.of(CONNECTIONS, ALL, ROOMS, ALL, USERS, ALL), true, true, false, false);
            case CLAIMS -> only(Map.of(), false);
        };
    }

    private static Permit only(Map<Table, List<String>> tables, boolean posts) {
        return new Permit(tables, false, posts, false, false);
    }
}
