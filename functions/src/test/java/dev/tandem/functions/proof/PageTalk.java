package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what the pages of a device say, are told, and say to their person. */
final class PageTalk implements PageLine.Heard {
    private final Stage stage;
    private final Site site;
    private final String user;
    private final String name;
    /** By client and number: once it is sent, a mutation stays as it is. */
    private final Map<MutationId, Mutation> sent = new HashMap<>();

    private final Map<String, MutationId> numbers = new HashMap<>();

    PageTalk(Stage stage, Site site, String user, String name) {
        this.stage = stage;
        this.site = site;
        this.user = user;
        this.name = name;
    }

    @Override
    public void said(ClientMessage.Update update) {
        List<Mutation> batch = update.mutations();
        for (Mutation mutation : batch) {
            Mutation before = sent.putIfAbsent(new MutationId(update.client(), mutation.n()), mutation);
            if (before == null) {
                stage.add(new Happening.Issued(stage.now(), site.room(), update.client(), user, mutation));
            } else {
                stage.count(Sight.RESEND);
                if (!before.equals(mutation)) {
                    strayed("#" + mutation.n() + " of " + update.client() + " changed since it was first sent");
                }
            }
        }
        stage.add(new Happening.Sent(
                stage.now(),
                site.room(),
                update.client(),
                batch.getFirst().n(),
                batch.getLast().n()));
    }

    @Override
    public void told(ServerMessage message) {
        Strays.in(message, site.room(), Site.PEOPLE).ifPresent(this::strayed);
        switch (message) {
            case ServerMessage.Ack ack -> ack.outcomes().forEach(outcome -> told(ack.client(), outcome));
            case ServerMessage.Joined joined -> stage.count(sight(joined.catchUp()));
            case ServerMessage.Changes changes ->
                changes.commits().forEach(commit -> Sights.of(commit).forEach(stage::count));
            case ServerMessage.Failure failure -> refused(failure);
            default -> {}
        }
    }

    private void refused(ServerMessage.Failure failure) {
        stage.note(name, "is refused: " + failure.code() + " " + failure.detail());
        if (failure.code() == ErrorCode.BUSY || failure.code() == ErrorCode.THROTTLED) {
            stage.count(Sight.BUSY);
        } else if (failure.code() == ErrorCode.LOCKED) {
            stage.count(Sight.LOCK_REFUSED);
        }
    }

    private static Sight sight(CatchUp catchUp) {
        return switch (catchUp) {
            case CatchUp.Delta _ -> Sight.DELTA;
            case CatchUp.Reset _ -> Sight.RESET;
            default -> Sight.SNAPSHOT;
        };
    }

    private void told(String client, Outcome outcome) {
        stage.add(new Happening.Told(stage.now(), site.room(), client, outcome));
        switch (outcome) {
            case Outcome.Applied applied when !applied.merged().isEmpty() -> stage.count(Sight.MERGED);
            case Outcome.Applied _ -> {}
            case Outcome.Rejected _ -> stage.count(Sight.REJECTED);
            case Outcome.Settled _ -> stage.count(Sight.SETTLED_OUTCOME);
        }
    }

    /** A page says that a mutation is on disk. */
    void kept(String id) {
        stage.add(new Happening.Kept(stage.now(), site.room(), user, id));
    }

    /** On disk it has its number. */
    void numbered(String id, String client, long n) {
        numbers.put(id, new MutationId(client, n));
        stage.add(new Happening.Numbered(stage.now(), site.room(), id, client, n));
    }

    void setAside(String id) {
        stage.add(new Happening.SetAside(stage.now(), site.room(), id));
    }

    /** A page says what became of a mutation; what its person discarded was never decided. */
    void claimed(String id, Json.Obj outcome) {
        MutationId number = numbers.get(id);
        if (number != null) {
            stage.add(new Happening.Claimed(
                    stage.now(),
                    site.room(),
                    number.client(),
                    number.n(),
                    outcome.findText("code").orElse("applied"),
                    outcome.findWhole("seq").orElse(0L)));
        }
    }

    /** Something went wrong that no caller could be told. */
    void reported(String problem) {
        stage.note(name, problem);
    }

    private void strayed(String what) {
        stage.add(new Happening.Strayed(stage.now(), site.room(), name, what));
    }
}
