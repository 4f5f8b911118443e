package dev.tandem.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Intake;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import dev.tandem.model.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class DemoTest {

    @Test
    void the_list_has_sixty_items_in_eight_categories() {
        List<Draft> drafts = DemoList.drafts();

        assertThat(drafts).filteredOn(draft -> draft.type().equals("item")).hasSize(60);
        assertThat(drafts).filteredOn(draft -> draft.type().equals("category")).hasSize(8);
        assertThat(drafts).filteredOn(draft -> draft.type().equals("bag")).hasSize(3);
        assertThat(drafts).filteredOn(draft -> draft.type().equals("traveler")).hasSize(4);
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void four_people_edit_it_and_see_the_same() throws Exception {
        long seed = System.nanoTime();
        System.out.println("DemoTest seed " + seed);
        var settings =
                new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println);
        try (LocalStack stack = LocalStack.start(settings)) {
            String room = load(stack);
            try (Crew crew = Crew.enter(stack.url(), room, new SplittableRandom(seed))) {
                for (int round = 0; round < 15; round++) {
                    for (Companion person : crew.people()) {
                        person.act(Duration.ZERO);
                    }
                }
                long head = RoomFacts.read(Api.signIn(stack.url(), "ann.demo", "Ann"), room)
                        .seq();
                for (var client : crew.clients()) {
                    client.awaitSeq(head);
                    assertThat(client.entities())
                            .isEqualTo(crew.clients().getFirst().entities());
                }
                assertThat(crew.people().stream().mapToInt(Companion::applied).sum())
                        .as("most ideas are good ones")
                        .isGreaterThan(50);
            }
        }
    }

    private static String load(LocalStack stack) throws InterruptedException {
        Api ann = Api.signIn(stack.url(), "ann.demo", "Ann");
        String room = RoomFacts.make(ann, "packing-list", DemoList.TITLE, true);
        Submission submission = new Submission(ann, room, "loader");
        submission.register();
        RoomFacts facts = RoomFacts.read(ann, room);
        List<Operation> operations = Intake.operations(
                DemoList.kind(),
                DemoList.drafts(),
                facts.entities(),
                () -> UUID.randomUUID().toString());
        submission.submit(facts.epoch(), 1, operations.stream().map(List::of).toList(), decided -> {});
        return room;
    }
}
