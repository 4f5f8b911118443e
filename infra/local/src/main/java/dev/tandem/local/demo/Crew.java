package dev.tandem.local.demo;

import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Four people in one room. */
public final class Crew implements AutoCloseable {
    private static final Map<String, String> PEOPLE =
            new TreeMap<>(Map.of("ann.demo", "Ann", "ben.demo", "Ben", "chai.demo", "ใจ (Chai)", "dora.demo", "Dora"));

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().factory());
    private final List<RoomClient> clients = new ArrayList<>();
    private final List<Companion> people = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Crew() {}

    /** Lets everybody in. The room's link must let them. */
    public static Crew enter(URI url, String room, SplittableRandom random) {
        Crew crew = new Crew();
        PEOPLE.forEach((user, name) -> {
            Api api = Api.signIn(url, user, name);
            RoomClient client = RoomClient.enter(api, room, UUID.randomUUID().toString(), crew.timer, random.split())
                    .join();
            crew.clients.add(client);
            crew.people.add(new Companion(client, random.split()));
        });
        return crew;
    }

    /** Everybody packs from now on, at their own pace. */
    public void pack() {
        people.forEach(person -> threads.add(Thread.startVirtualThread(person::pack)));
    }

    List<Companion> people() {
        return List.copyOf(people);
    }

    List<RoomClient> clients() {
        return List.copyOf(clients);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        clients.forEach(RoomClient::close);
        timer.shutdownNow();
    }
}
