package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.protocol.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One tab with the app, as it says that it stands. */
final class Page {
    private final Stage stage;
    private final Pages pages;
    private final Site site;
    private final PageDevice device;
    private final int no;
    private String state = "opening";
    private String epoch = "";
    private long seq;
    private long waiting;
    private String client = "";
    private Map<EntityKey, Entity> shown = Map.of();
    private boolean spoilt;

    Page(Stage stage, Pages pages, Site site, PageDevice device) {
        this.stage = stage;
        this.pages = pages;
        this.site = site;
        this.device = device;
        this.no = pages.next();
    }

    int no() {
        return no;
    }

    PageDevice device() {
        return device;
    }

    String client() {
        return client;
    }

    boolean isShown() {
        return !epoch.isEmpty();
    }

    boolean isLive() {
        return state.equals("live");
    }

    boolean isRemoved() {
        return state.equals("revoked") || state.equals("refused");
    }

    /** Whether its storage is full. */
    boolean isSpoilt() {
        return spoilt;
    }

    boolean isAt(String incarnation, long position) {
        return (isRemoved() && !site.isMember(device.user()))
                || (isLive() && waiting == 0 && seq == position && epoch.equals(incarnation));
    }

    Happening ended() {
        return new Happening.Ended(
                stage.now(), site.room(), client, device.user(), seq, Math.toIntExact(waiting), isRemoved());
    }

    /** As {@code Stand} in the script, after the number of the page. */
    void stands(List<Json> stand) {
        boolean wasRemoved = isRemoved();
        state = ((Json.Str) stand.get(1)).value();
        epoch = ((Json.Str) stand.get(2)).value();
        seq = ((Json.Num) stand.get(3)).asLong();
        waiting = ((Json.Num) stand.get(4)).asLong();
        client = ((Json.Str) stand.get(5)).value();
        if (stand.get(6) instanceof Json.Arr(List<Json> entities)) {
            show(entities);
        }
        if (isRemoved() && !wasRemoved) {
            removed();
        }
    }

    private void show(List<Json> entities) {
        Map<EntityKey, Entity> there = new HashMap<>();
        for (Json each : entities) {
            Entity entity = Wire.entity(each);
            there.put(entity.key(), entity);
        }
        shown = there;
        stage.count(Sight.COMMIT_APPLIED);
        stage.add(new Happening.Showed(stage.now(), site.room(), epoch, "page-" + no, device.user(), seq, shown));
    }

    private void removed() {
        stage.count(Sight.REFUSED_AS_REMOVED);
        if (!site.mayBeRefused(device.user())) {
            stage.add(new Happening.Strayed(
                    stage.now(), site.room(), client, "a removal, though nobody removes " + device.user()));
        }
    }

    /** What its person sees, and what of it is waiting to be sent. */
    Hands.Sight sight() {
        Set<EntityKey> keys = new HashSet<>();
        for (Json pair : ((Json.Arr) pages.call("queued", Json.of(no))).items()) {
            List<Json> both = ((Json.Arr) pair).items();
            keys.add(new EntityKey(((Json.Str) both.getFirst()).value(), ((Json.Str) both.getLast()).value()));
        }
        return new Hands.Sight(shown, List.of(), keys);
    }

    void mutate(String label, Json ops) {
        pages.call("mutate", Json.of(no), Json.of(label), ops);
    }

    void takeBack(boolean redo, boolean anyway) {
        pages.call("takeBack", Json.of(no), Json.of(redo), Json.of(anyway));
    }

    /** The first that was refused is done again, or taken off the list. */
    void review(boolean again) {
        pages.call("review", Json.of(no), Json.of(again));
    }

    void lock(EntityKey key, boolean takeOver) {
        pages.call("lock", Json.of(no), Json.of(key.type()), Json.of(key.id()), Json.of(takeOver));
    }

    /** Its next write is aborted; or its storage is full from now on. */
    void spoil(boolean full) {
        spoilt |= full;
        pages.call("spoil", Json.of(no), Json.of(full));
    }

    void crash() {
        pages.call("crash", Json.of(no));
        pages.forget(this);
    }
}
