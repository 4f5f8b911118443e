package dev.tandem.local.demo;

import dev.tandem.json.Json;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/** One simulated person: looks at an item, does something to it, rests. */
final class Companion {
    private final RoomClient client;
    private final Ideas ideas;
    private final RandomGenerator random;
    private int applied;

    Companion(RoomClient client, RandomGenerator random) {
        this.client = client;
        this.ideas = new Ideas(random);
        this.random = random;
    }

    /** Goes on until interrupted. */
    void pack() {
        try {
            while (!Thread.interrupted()) {
                act(Duration.ofMillis(random.nextLong(300, 900)));
                Thread.sleep(Duration.ofMillis(random.nextLong(400, 2_500)));
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does one thing, some time after it has been seen looking at it. */
    void act(Duration looking) throws InterruptedException {
        Idea idea = ideas.next(client.entities().values());
        client.presence(Status.ONLINE, Optional.of(where(idea)));
        Thread.sleep(looking);
        try {
            Outcome outcome = client.mutate(idea.ops()).get();
            applied += outcome instanceof Outcome.Applied ? 1 : 0;
        } catch (ExecutionException closed) {
            throw new IllegalStateException("The demo lost its room", closed);
        }
    }

    /** How many of its ideas were applied; others had been overtaken. */
    int applied() {
        return applied;
    }

    private static Json where(Idea idea) {
        return Json.object()
                .put("view", "category")
                .put("type", "item")
                .put("id", idea.item())
                .put("field", idea.field())
                .build();
    }
}
