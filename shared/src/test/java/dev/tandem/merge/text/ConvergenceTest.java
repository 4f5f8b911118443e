package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two to four clients with queues, live and offline, around one server. */
final class ConvergenceTest {
    private static final int FIRST_UNIQUE = 0xF0000;

    @Test
    void clients_that_have_read_the_whole_log_show_the_text_of_the_server() {
        AtomicInteger transformed = new AtomicInteger();
        Cases.many(random -> {
            TextServer server = new TextServer(RandomSplices.text(random, 6));
            List<TextClient> clients = clients(server, random);
            for (int step = 10 + random.nextInt(30); step > 0; step--) {
                TextClient client = clients.get(random.nextInt(clients.size()));
                switch (random.nextInt(4)) {
                    case 0, 1 -> client.edit(RandomSplices.on(client.view(), random, 2));
                    case 2 -> client.send(1 + random.nextInt(3));
                    default -> client.read();
                }
            }
            settle(clients);

            assertThat(clients).extracting(TextClient::view).containsOnly(server.text());
            transformed.addAndGet(server.transformed);
        });
        assertThat(transformed.get()).as("batches that had to be transformed").isGreaterThan(2 * Cases.MANY);
    }

    @Test
    void whatever_somebody_inserted_stays_once_unless_somebody_who_saw_it_removed_it() {
        AtomicInteger inserted = new AtomicInteger();
        Cases.many(random -> {
            TextServer server = new TextServer("");
            List<TextClient> clients = clients(server, random);
            int next = FIRST_UNIQUE;
            Set<Integer> removed = new HashSet<>();
            for (int step = 10 + random.nextInt(30); step > 0; step--) {
                TextClient client = clients.get(random.nextInt(clients.size()));
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        Edit edit = unique(client.view(), next, random);
                        next += CodePoints.length(edit.inserted());
                        edit.removed().codePoints().forEach(removed::add);
                        client.edit(Splices.of(List.of(edit)));
                    }
                    case 2 -> client.send(1 + random.nextInt(3));
                    default -> client.read();
                }
            }
            settle(clients);

            List<Integer> left = new ArrayList<>();
            for (int letter = FIRST_UNIQUE; letter < next; letter++) {
                if (!removed.contains(letter)) {
                    left.add(letter);
                }
            }
            assertThat(server.text().codePoints().boxed().toList()).containsExactlyInAnyOrderElementsOf(left);
            inserted.addAndGet(left.size());
        });
        assertThat(inserted.get()).as("letters that had to survive").isGreaterThan(5 * Cases.MANY);
    }

    /** Inserts one to three letters that nobody else ever inserts; half the time it removes up to four before. */
    private static Edit unique(String view, int next, SplittableRandom random) {
        int length = CodePoints.length(view);
        int at = random.nextInt(length + 1);
        int remove = random.nextBoolean() ? 0 : random.nextInt(Math.min(4, length - at) + 1);
        StringBuilder insert = new StringBuilder();
        for (int i = 0; i <= random.nextInt(3); i++) {
            insert.appendCodePoint(next + i);
        }
        return new Edit(at, CodePoints.slice(view, at, at + remove), insert.toString());
    }

    private static List<TextClient> clients(TextServer server, SplittableRandom random) {
        List<TextClient> clients = new ArrayList<>();
        for (int name = 2 + random.nextInt(3); name > 0; name--) {
            clients.add(new TextClient(name, random.nextBoolean(), server));
        }
        return clients;
    }

    private static void settle(List<TextClient> clients) {
        int rounds = 0;
        while (!clients.stream().allMatch(client -> client.hasReadAll() && !client.hasUnsent())) {
            assertThat(rounds++).as("rounds until everything is sent and read").isLessThan(1_000);
            for (TextClient client : clients) {
                client.send(2);
                client.read();
            }
        }
    }

    @Test
    void of_texts_inserted_at_one_place_the_earlier_in_the_log_is_on_the_left() {
        TextServer server = new TextServer("|");
        server.update(1, 0, List.of(List.of(new Splice(1, 0, "one"))));
        server.update(2, 0, List.of(List.of(new Splice(1, 0, "two"))));
        server.update(1, 1, List.of(List.of(new Splice(4, 0, "three"))));

        assertThat(server.text()).isEqualTo("|onetwothree");
    }
}
