package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.HashMap;
import java.util.Map;

/** Writes down what the pages of a device say, are told, and say to their person. */
final class PageTalk implements PageLine.Heard {
    private final Stage stage;
    private final Site site;
    private final String user;
    private final String name;
    private final Overheard wire;
    private final Map<String, MutationId> numbers = new HashMap<>();

    PageTalk(Stage stage, Site site, String user, String name) {
        this.stage = stage;
        this.site = site;
        this.user = user;
        this.name = name;
        this.wire = new Overheard(site.room(), user, name, Site.PEOPLE, stage::add, stage::count);
    }

    @Override
    public void said(ClientMessage.Update update) {
        wire.said(stage.now(), update);
    }

    @Override
    public void told(ServerMessage message) {
        wire.told(stage.now(), message);
        if (message instanceof ServerMessage.Failure failure) {
            stage.note(name, "is refused: " + failure.code() + " " + failure.detail());
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
}
