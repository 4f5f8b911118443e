package dev.tandem.local.client;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** Many mutations over REST, under a client id of their own (PROTOCOL R8, R9). Each is decided once, also where an answer gets lost. */
public final class Submission {
    private static final int TRIES = 20;
    private static final long PAUSE = 250;

    private final Api api;
    private final String room;
    private final String client;

    /** @param client an id that was never used before */
    public Submission(Api api, String room, String client) {
        this.api = api;
        this.room = room;
        this.client = client;
    }

    /** Makes oneself known in the room; where its link lets one in, this makes one a member. */
    public void register() {
        api.post(path("/clients"), Json.object().put("client", client).build());
    }

    /**
     * Sends mutations, each a list of operations that are applied together or not at all.
     *
     * @param base the position that was seen when they were made
     * @param progress hears how many are decided
     * @return an outcome for each
     * @throws ApiRefused where the room takes nothing from this person
     */
    public List<Outcome> submit(String epoch, long base, List<List<Operation>> mutations, IntConsumer progress)
            throws InterruptedException {
        Outbox outbox = new Outbox(room, client);
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        mutations.forEach(ops -> outcomes.add(outbox.add(base, ops)));
        for (Optional<Update> batch = outbox.batch(epoch); batch.isPresent(); batch = outbox.batch(epoch)) {
            outbox.settle(send(batch.get()).outcomes());
            progress.accept(
                    (int) outcomes.stream().filter(CompletableFuture::isDone).count());
        }
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Sends one batch, with the same numbers again until it is decided.
     *
     * @throws ApiRefused where the room does not take it
     */
    public ServerMessage.Ack send(Update batch) throws InterruptedException {
        Json body = JsonReader.FILES.read(FrameWriter.write(batch));
        for (int tried = 1; ; tried++) {
            try {
                return ack(api.post(path("/updates"), body));
            } catch (ApiRefused refused) {
                // Sent again with the same numbers, so that nothing is applied twice (U8).
                if (tried == TRIES || !refused.isForLater()) {
                    throw refused;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static ServerMessage.Ack ack(Json answer) {
        return ServerFrameReader.read(JsonWriter.write(answer))
                .filter(ServerMessage.Ack.class::isInstance)
                .map(ServerMessage.Ack.class::cast)
                .orElseThrow(() -> new IllegalStateException(
                        "No ack but " + Form.of(answer).names()));
    }

    private String path(String rest) {
        return "/api/rooms/" + room + rest;
    }
}
