package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.merge.Manual;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Conflict;
import dev.tandem.model.Conflict.Author;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Stamp;
import dev.tandem.room.History.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps apart what two people wanted of a field that only a person may merge (PROTOCOL K1).
 *
 * <p>Whether somebody else wrote the field since is told from the log, not from the field's last writer as with other policies: one's own client may
 * have become that by reviving the entity, or a rule in its commit, without ever having seen what the other wrote.
 */
record Conflicts(Deed deed) {
    Optional<Refusal> merge(Field field, Entity entity, Json mine, Standing standing) {
        if (lastWritten(entity, field) <= deed.base()) {
            standing.set(field.name(), mine);
            return Optional.empty();
        }
        if (deed.history().since() > deed.base()) {
            return Optional.of(badBase(deed));
        }
        List<Writing> since = writings(entity.key(), field.name());
        if (since.stream().allMatch(Writing::own)) {
            standing.set(field.name(), mine);
            return Optional.empty();
        }
        return deed.against(wish(field, entity, mine)).or(() -> {
            keep(field, entity, since.getFirst().was(), mine);
            return Optional.empty();
        });
    }

    /** What it refers back to is not at hand, or too far away. */
    static Refusal badBase(Deed deed) {
        return Refusal.of(RejectCode.BAD_BASE)
                .because("head", Json.of(deed.state().head().seq()));
    }

    /** Somebody wrote the field. */
    private record Writing(boolean own, Json was) {}

    /** Since the base, in order. */
    private List<Writing> writings(EntityKey key, String field) {
        List<Writing> writings = new ArrayList<>();
        Optional<Past> before = Optional.empty();
        for (Past past : deed.history().of(key)) {
            if (past.seq() > deed.base() && past.writes(field, before)) {
                writings.add(new Writing(past.own(), past.was(field, before)));
            }
            before = Optional.of(past);
        }
        return writings;
    }

    private long lastWritten(Entity entity, Field field) {
        return deed.working()
                .found(entity.key())
                .map(found -> History.written(found, field.name()))
                .orElse(0L);
    }

    /** To keep a wish takes the same right as to fulfil it. */
    private static Change wish(Field field, Entity entity, Json mine) {
        return new Change.Updated(entity.key(), Map.of(field.name(), mine), Map.of(), Optional.empty(), entity.seq());
    }

    private void keep(Field field, Entity entity, Json base, Json mine) {
        Json theirs = entity.fields().getOrDefault(field.name(), Json.NULL);
        Author me = new Author(deed.member().user(), deed.working().stamp().at());
        Conflict conflict = new Conflict(entity.key(), field.name(), base, mine, theirs, me, author(entity, field));
        String id = ownEarlier(entity, field)
                .map(earlier -> instead(earlier, mine, me))
                .orElseGet(() -> begin(conflict));
        deed.merged(new Outcome.Merged(entity.key(), field.name(), new Manual().name(), Kept.THEIRS, Optional.of(id)));
    }

    private Author author(Entity entity, Field field) {
        Stamp stamp = entity.stamps()
                .getOrDefault(
                        entity.fseq().getOrDefault(field.name(), 0L),
                        deed.working().stamp());
        return new Author(stamp.by(), stamp.at());
    }

    /** An open conflict that the same client has on the field already. */
    private Optional<Entity> ownEarlier(Entity entity, Field field) {
        return deed.working().living(Conflict.TYPE).stream()
                .filter(open -> Conflict.of(open)
                        .filter(conflict -> conflict.on().equals(entity.key())
                                && conflict.field().equals(field.name()))
                        .isPresent())
                .filter(open -> isWishOfClient(open))
                .findFirst();
    }

    private boolean isWishOfClient(Entity open) {
        Long wished = open.fseq().get("mineAt");
        Stamp stamp = wished == null ? null : open.stamps().get(wished);
        return stamp != null && stamp.client().equals(deed.working().stamp().client());
    }

    /** Who changed their mind wants one thing, not two; what they wanted before stays in the log. */
    private String instead(Entity earlier, Json mine, Author me) {
        Conflict.of(earlier).map(conflict -> conflict.wanting(mine, me)).ifPresent(conflict -> {
            Map<String, Json> set = new TreeMap<>(conflict.fields());
            Map<String, Json> was = new TreeMap<>();
            set.keySet().forEach(name -> was.put(name, earlier.fields().getOrDefault(name, Json.NULL)));
            set.entrySet().removeIf(each -> each.getValue().equals(was.get(each.getKey())));
            was.keySet().retainAll(set.keySet());
            deed.putForServer(new Change.Updated(earlier.key(), set, was, Optional.of(Conflict.NAME), earlier.seq()));
        });
        return earlier.key().id();
    }

    private String begin(Conflict conflict) {
        String id = "c-" + deed.working().seq() + "-" + deed.mutation().n() + "-"
                + deed.merged().size();
        Map<String, Json> fields = conflict.fields();
        fields.values().removeIf(Json.Null.class::isInstance);
        deed.putForServer(new Change.Created(Conflict.key(id), fields, Optional.of(Conflict.NAME)));
        deed.working().tell(List.of(event(id, conflict)));
        return id;
    }

    private static Event event(String id, Conflict conflict) {
        return new Event(
                Conflict.NAME,
                Optional.of(conflict.on()),
                Stream.of(conflict.wanted(), conflict.wrote())
                        .map(Author::user)
                        .distinct()
                        .<Audience>map(Audience.Person::new)
                        .toList(),
                Map.of("conflict", Json.of(id), "field", Json.of(conflict.field())));
    }
}
