package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.*;

import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.Waypoint;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.Extent;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rows of a room, and what they stand for. */
final class RoomRows {
    private static final String NO_LINK = "none";
    private static final long NO_END = 0;

    private RoomRows() {}

    static Row of(RoomMeta meta) {
        Row row = Row.at(Keys.meta(meta.id()))
                .with(KIND, meta.kind())
                .with(KIND_VERSION, meta.kindVersion())
                .with(TITLE, meta.title())
                .with(EPOCH, meta.epoch())
                .with(FLOOR, meta.floor())
                .with(LINK, link(meta.link()))
                .with(CREATED_AT, meta.createdAt())
                .with(CREATED_BY, meta.createdBy())
                .with(ARCHIVED, meta.archived());
        return meta.link()
                .flatMap(OpenLink::until)
                .map(until -> row.with(LINK_UNTIL, until))
                .orElse(row);
    }

    static RoomMeta meta(Row row, Generation generation) {
        return new RoomMeta(
                Keys.roomOf(row.key().pk()),
                row.text(KIND),
                Math.toIntExact(row.number(KIND_VERSION)),
                row.text(TITLE),
                generation.of(row.text(EPOCH)),
                row.number(FLOOR),
                Role.of(row.text(LINK)).map(role -> new OpenLink(role, linkEnd(row))),
                row.number(CREATED_AT),
                row.optionalText(CREATED_BY),
                row.has(ARCHIVED) && row.flag(ARCHIVED));
    }

    /** What changes where the link does; without an end that of an earlier one goes. */
    static Map<String, Value> linkValues(Optional<OpenLink> link) {
        long until = link.flatMap(OpenLink::until).orElse(NO_END);
        return Map.of(LINK, new Value.Text(link(link)), LINK_UNTIL, new Value.Whole(until));
    }

    private static String link(Optional<OpenLink> link) {
        return link.map(OpenLink::role).map(Role::wire).orElse(NO_LINK);
    }

    private static Optional<Long> linkEnd(Row row) {
        return row.optionalNumber(LINK_UNTIL).filter(until -> until != NO_END);
    }

    static Row of(String room, Member member) {
        Row row = Row.at(Keys.member(room, member.user()))
                .with(USER, member.user())
                .with(NAME, member.name())
                .with(ROLE, member.role().wire())
                .with(CREW, crew(member.crew()))
                .with(ACTIVE, member.active())
                .with(REV, member.rev());
        return member.active()
                ? row.with(MEMBER, Keys.user(member.user()))
                : row.with(MEMBER, Keys.formerly(member.user())).with(REMOVED_AT, member.removedAt());
    }

    static Member member(Row row) {
        boolean active = row.flag(ACTIVE);
        return new Member(
                row.text(USER),
                row.text(NAME),
                Role.of(row.text(ROLE)).orElseThrow(),
                crew(row),
                active,
                row.number(REV),
                // Of a row of before this was kept nobody knows: then no invitation is later.
                active ? 0 : row.optionalNumber(REMOVED_AT).orElse(Long.MAX_VALUE));
    }

    /** Names hold no space, and without any there is no such attribute: rows of before there was crew read alike. */
    static Optional<String> crew(Set<String> crew) {
        return Optional.of(crew).filter(names -> !names.isEmpty()).map(names -> String.join(" ", new TreeSet<>(names)));
    }

    static Set<String> crew(Row row) {
        return row.optionalText(CREW).map(names -> Set.of(names.split(" "))).orElse(Set.of());
    }

    static Row of(String room, Receipt receipt) {
        return Row.at(Keys.receipt(room, receipt.client()))
                .with(CLIENT, receipt.client())
                .with(USER, receipt.user())
                .with(LAST, receipt.last())
                .with(SEQ, receipt.seq())
                .with(BODY, JsonWriter.write(Wire.outcomes(receipt.outcomes())));
    }

    static Receipt receipt(Row row) {
        return new Receipt(
                row.text(CLIENT), row.text(USER), row.number(LAST), Wire.outcomes(body(row)), row.number(SEQ));
    }

    /** A log entry of a room of which nobody knows how much it holds. */
    static Row of(String room, Commit commit) {
        return of(room, commit, Optional.empty());
    }

    /** @param extent how much the room holds after the commit */
    static Row of(String room, Commit commit, Optional<Extent> extent) {
        Row row = Row.at(Keys.log(room, commit.seq()))
                .with(SEQ, commit.seq())
                .with(DIGEST, commit.digest().hex())
                .with(BODY, JsonWriter.write(Wire.of(commit)));
        return extent.map(known -> row.with(ENTITIES, known.entities()).with(CHARACTERS, known.characters()))
                .orElse(row);
    }

    static Commit commit(Row row) {
        return Wire.commit(body(row));
    }

    /** Where the log stands with this entry as its last. */
    static Head head(Row row) {
        return new Head(row.number(SEQ), Digest.ofHex(row.text(DIGEST)), extent(row));
    }

    /** Nothing of a row of before this was kept. */
    private static Optional<Extent> extent(Row row) {
        return row.optionalNumber(ENTITIES)
                .flatMap(
                        entities -> row.optionalNumber(CHARACTERS).map(characters -> new Extent(entities, characters)));
    }

    /** That a commit was told, beside its entry in the log: that is never written again, and as large as what was committed. */
    static Row told(String room, long seq, long at, Instant until) {
        return Row.at(Keys.told(room, seq)).with(SEQ, seq).with(AT, at).with(EXPIRES, until.getEpochSecond());
    }

    static Row of(String room, Entity entity) {
        return Row.at(Keys.entity(room, entity.key()))
                .with(SEQ, entity.seq())
                .with(DELETED, entity.deleted())
                .with(BODY, JsonWriter.write(Wire.of(entity)));
    }

    static Entity entity(Row row) {
        return Wire.entity(body(row));
    }

    static Row of(String room, Lock lock) {
        return Row.at(Keys.lock(room, lock.key()))
                .with(USER, lock.user())
                .with(NAME, lock.name())
                .with(CLIENT, lock.client())
                .with(TOKEN, lock.token())
                .with(HELD, lock.held())
                .with(UNTIL, lock.until());
    }

    static Lock lock(Row row) {
        return new Lock(
                Keys.lockedBy(row.key()),
                row.text(USER),
                row.text(NAME),
                row.text(CLIENT),
                row.number(TOKEN),
                row.flag(HELD),
                row.number(UNTIL));
    }

    static Row of(RowKey key, Waypoint waypoint, Instant until) {
        return Row.at(key)
                .with(SEQ, waypoint.seq())
                .with(BODY, JsonWriter.write(new Json.Obj(waypoint.fields())))
                .with(EXPIRES, until.getEpochSecond());
    }

    static Waypoint waypoint(Row row) {
        Json.Obj fields = (Json.Obj) body(row);
        return new Waypoint(row.number(SEQ), fields.members());
    }

    private static Json body(Row row) {
        return JsonReader.FILES.read(row.text(BODY));
    }
}
