package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.client.Api;
import dev.tandem.model.Commit;
import dev.tandem.protocol.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** R16: what is done over REST is what is done over a socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TransportsTest {
    private final RunningStack running = RunningStack.inMemory();
    private final Api ann = running.signIn("ann");
    private final Api bob = running.signIn("bob");

    @AfterAll
    void stop() {
        running.close();
    }

    /** How somebody reaches a room. */
    @FunctionalInterface
    private interface Way {
        Voice to(Api who, String room, String client) throws IOException;
    }

    private Voice socket(Api who, String room, String client) throws IOException {
        return Voice.socket(who, running.stack().url(), room, client);
    }

    private static Voice rest(Api who, String room, String client) {
        return Voice.rest(who, room, client);
    }

    private String room(String kind) {
        String room = Form.of(ann.post("/api/rooms", Voice.json("{'kind':'" + kind + "','title':'Both ways'}")))
                .text("id");
        ann.put("/api/rooms/" + room + "/members/bob", Voice.json("{'role':'editor','name':'Bob'}"));
        return room;
    }

    private static String epoch(Api who, String room) {
        return Form.of(who.get("/api/rooms/" + room)).text("epoch");
    }

    private static String outcomes(Form ack) {
        return JsonWriter.write(ack.any("outcomes"));
    }

    private static String one(long n, long base, String op) {
        return "[{'n':" + n + ",'base':" + base + ",'ops':[" + op + "]}]";
    }

    /** Everything that the clients were answered, in order. */
    private List<String> stock(Way way, String room) throws Exception {
        List<String> said = new ArrayList<>();
        String epoch = epoch(ann, room);
        try (Voice x = way.to(ann, room, "x");
                Voice y = way.to(bob, room, "y")) {
            said.add("" + x.join(",'register':true").whole("head", 0));
            said.add("" + y.join(",'register':true").object("receipt").whole("last", 0));
            said.add(
                    outcomes(
                            x.update(
                                    epoch,
                                    one(
                                            1,
                                            1,
                                            "{'op':'create','type':'stockItem','id':'s1','fields':{'sku':'A','name':'Bolt','location':'A1'}}"))));
            String places = "{'op':'update','type':'stockItem','id':'s1','set':{'location':'";
            said.add(outcomes(y.update(epoch, one(1, 2, places + "B2'}}"))));
            Form late = x.update(epoch, one(2, 2, places + "C3'}}"));
            said.add(outcomes(late));
            String conflict = late.objects("outcomes")
                    .getFirst()
                    .objects("merged")
                    .getFirst()
                    .text("conflict");
            said.add(outcomes(y.update(epoch, one(2, 4, "{'op':'resolve','id':'" + conflict + "','with':'mine'}"))));
            Form counted = x.update(
                    epoch, one(3, 5, "{'op':'increment','type':'stockItem','id':'s1','field':'onHand','by':5}"));
            said.add(outcomes(counted));
            long seq = counted.objects("outcomes").getFirst().whole("seq", 1);
            said.add(
                    outcomes(
                            x.update(
                                    epoch,
                                    one(
                                            4,
                                            seq,
                                            "{'op':'splice','type':'stockItem','id':'s1','field':'notes','splices':[[0,0,'galvanised']]}"))));
            said.add(outcomes(x.update(epoch, one(5, seq + 1, "{'op':'undo','seq':" + seq + "}"))));
            said.add(
                    outcomes(
                            x.update(
                                    epoch,
                                    one(
                                            6,
                                            seq + 2,
                                            "{'op':'create','type':'comment','id':'c1','fields':{'onType':'stockItem','onId':'s1','text':'How many?','mentions':['bob']}}"))));
            said.add(outcomes(y.update(epoch, one(3, 1, "{'op':'delete','type':'stockItem','id':'none'}"))));
            said.add("" + x.changes(epoch, 1).objects("commits").size());
            Form filtered = y.join(",'subscribe':{'types':['comment']}");
            said.add(filtered.object("catchUp").objects("entities").stream()
                    .map(entity -> entity.text("id"))
                    .collect(Collectors.joining(" ")));
            said.add(JsonWriter.write(y.changes(epoch, 1).any("filter")));
        }
        return said;
    }

    private List<String> orders(Way way, String room) throws Exception {
        List<String> said = new ArrayList<>();
        String epoch = epoch(ann, room);
        try (Voice x = way.to(ann, room, "x");
                Voice y = way.to(bob, room, "y")) {
            x.join(",'register':true");
            y.join(",'register':true");
            said.add(outcomes(
                    x.update(epoch, one(1, 1, "{'op':'create','type':'order','id':'o1','fields':{'shipTo':'Oslo'}}"))));
            String ships = "{'op':'update','type':'order','id':'o1','set':{'shipTo':'";
            Form lock = x.lock("order", "o1");
            long token = lock.whole("token", 1);
            said.add("" + token);
            said.add(outcomes(x.update(
                    epoch,
                    "[{'n':2,'base':2,'ops':[" + ships + "Bergen'}}],'locks':[{'type':'order','id':'o1','token':"
                            + token + "}]}]")));
            said.add(outcomes(y.update(epoch, one(1, 3, ships + "Bodø'}}"))));
            x.unlock("order", "o1", token);
        }
        return said;
    }

    /** The log without what time it was. */
    private static List<String> log(Api who, String room) {
        return RunningStack.log(who, room).stream()
                .map(Wire::of)
                .map(JsonWriter::write)
                .map(commit -> commit.replaceAll("\"(at|[a-z]+At)\":[0-9]+", "\"$1\":0"))
                .toList();
    }

    private long unreadOfBob(long atLeast) throws InterruptedException {
        long unread = 0;
        for (int look = 0; look < 600 && unread < atLeast; look++) {
            unread = Form.of(bob.get("/api/notifications")).whole("unread", 0);
            Thread.sleep(unread < atLeast ? 50 : 0);
        }
        return unread;
    }

    private void read() {
        assertThat(Form.of(bob.post("/api/notifications/read", Voice.json("{'all':true}")))
                        .whole("unread", 0))
                .isZero();
    }

    @Test
    void R16_one_scenario_over_the_socket_and_once_more_over_rest_gives_equal_answers_and_equal_logs()
            throws Exception {
        String overSocket = room("inventory");
        String overRest = room("inventory");

        List<String> saidOnSocket = stock(this::socket, overSocket);
        assertThat(unreadOfBob(1)).isPositive();
        read();
        List<String> saidOnRest = stock(TransportsTest::rest, overRest);
        assertThat(unreadOfBob(1)).isPositive();
        read();

        assertThat(saidOnRest).isEqualTo(saidOnSocket);
        assertThat(log(bob, overRest)).isEqualTo(log(bob, overSocket)).hasSizeGreaterThan(7);
        assertThat(log(bob, overRest).toString()).contains("galvanised", "How many?", "undone", "conflict");

        String ordersOnSocket = room("orders");
        String ordersOnRest = room("orders");
        assertThat(orders(TransportsTest::rest, ordersOnRest)).isEqualTo(orders(this::socket, ordersOnSocket));
        assertThat(log(ann, ordersOnRest)).isEqualTo(log(ann, ordersOnSocket)).hasSizeGreaterThan(2);
    }

    @Test
    void R16_a_client_that_changes_its_way_at_random_and_loses_answers_loses_and_doubles_nothing() throws Exception {
        Random random = new Random(20_260_101);
        String room = room("packing-list");
        String epoch = epoch(ann, room);
        rest(ann, room, "x").join(",'register':true");
        long last = 0;
        int lost = 0;
        int changed = 0;
        while (last < 150) {
            boolean socket = random.nextBoolean();
            changed++;
            try (Voice voice = socket ? socket(ann, room, "x") : rest(ann, room, "x")) {
                last = voice.join("").object("receipt").whole("last", 0);
                for (int turn = random.nextInt(4); turn >= 0; turn--) {
                    long from = last + 1;
                    String batch = LongStream.range(from, from + 1 + random.nextInt(5))
                            .mapToObj(n -> "{'n':" + n + ",'base':1,'ops':[{'op':'create','type':'item','id':'i" + n
                                    + "','fields':{'name':'Item'}}]}")
                            .collect(Collectors.joining(",", "[", "]"));
                    Form ack = voice.update(epoch, batch);
                    if (random.nextInt(3) == 0) {
                        // As if it had never come: the next way begins with what the server knows.
                        lost++;
                        break;
                    }
                    last = ack.whole("last", 0);
                }
            }
        }

        List<Commit> log = RunningStack.log(ann, room);
        List<Long> made = log.stream()
                .flatMap(commit -> commit.changes().stream())
                .filter(change -> change.key().type().equals("item"))
                .map(change -> Long.parseLong(change.key().id().substring(1)))
                .toList();
        assertThat(made)
                .isEqualTo(LongStream.rangeClosed(1, made.size()).boxed().toList());
        assertThat(made).hasSizeGreaterThanOrEqualTo(150);
        assertThat(lost).as("answers lost").isGreaterThan(5);
        assertThat(changed).as("ways taken").isGreaterThan(10);
        Json snapshot = ann.get("/api/rooms/" + room + "/snapshot");
        assertThat(Form.of(snapshot).objects("entities").stream()
                        .filter(entity -> entity.text("type").equals("item")))
                .hasSameSizeAs(made);
    }
}
