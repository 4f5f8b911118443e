package dev.tandem.privacy;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.Stamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts an alias in the place of one person wherever a room says who did something or whom it is about: authors, stamps, audiences, and fields that the
 * kind declares to hold people. What people wrote stays, and so does everything a digest is made of.
 *
 * @param kind of the room
 * @param user who is to be forgotten
 * @param alias what stands there from now on
 */
public record Alias(Kind kind, String user, String alias) {
    /** How every alias begins; the rest is chance. */
    public static final String PREFIX = "former-";

    /** Members of what events and refusals carry that hold what somebody wrote, never who somebody is. */
    private static final List<String> WORDS = List.of("name", "text", "field", "title");

    public Commit in(Commit commit) {
        return new Commit(
                commit.seq(),
                commit.at(),
                named(commit.user()),
                commit.client(),
                commit.from(),
                commit.to(),
                commit.changes().stream().map(this::in).toList(),
                commit.rejected().stream().map(this::in).toList(),
                commit.events().stream().map(this::in).toList(),
                commit.undone(),
                commit.digest());
    }

    public Entity in(Entity entity) {
        Map<Long, Stamp> stamps = entity.stamps().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> in(entry.getValue())));
        return new Entity(
                entity.key(),
                entity.seq(),
                entity.deleted(),
                fields(entity.key().type(), entity.fields()),
                entity.fseq(),
                stamps);
    }

    public Receipt in(Receipt receipt) {
        List<Outcome> outcomes = receipt.outcomes().stream()
                .map(outcome -> outcome instanceof Outcome.Rejected rejected ? in(rejected) : outcome)
                .toList();
        return new Receipt(receipt.client(), named(receipt.user()), receipt.last(), outcomes, receipt.seq());
    }

    /** What an event or a refusal says beside its name: whoever is meant, wherever it says so. */
    public Map<String, Json> in(Map<String, Json> detail) {
        return mapped(detail, (name, value) -> WORDS.contains(name) ? value : deep(value));
    }

    private Stamp in(Stamp stamp) {
        return new Stamp(stamp.at(), named(stamp.by()), stamp.client());
    }

    private Change in(Change change) {
        String type = change.key().type();
        return switch (change) {
            case Change.Created(var key, var fields, var rule, long prev) ->
                new Change.Created(key, fields(type, fields), rule, prev);
            case Change.Updated(var key, var set, var was, var edits, var rule, long prev) ->
                new Change.Updated(key, fields(type, set), fields(type, was), edits, rule, prev);
            case Change.Deleted(var key, var was, var rule, long prev) ->
                new Change.Deleted(key, fields(type, was), rule, prev);
        };
    }

    private Outcome.Rejected in(Outcome.Rejected rejected) {
        return new Outcome.Rejected(
                rejected.n(), rejected.code(), rejected.key(), rejected.field(), in(rejected.detail()));
    }

    private Event in(Event event) {
        List<Audience> to = event.to().stream()
                .map(each -> each instanceof Audience.Person(String person)
                        ? (Audience) new Audience.Person(named(person))
                        : each)
                .toList();
        return new Event(event.name(), event.about(), to, in(event.data()));
    }

    private Map<String, Json> fields(String type, Map<String, Json> fields) {
        EntityType declared = kind.entities().get(type);
        return declared == null
                ? fields
                : mapped(fields, (name, value) -> holdsPeople(declared.fields().get(name)) ? deep(value) : value);
    }

    /** Whether it holds people, or values of other fields, which may. */
    private static boolean holdsPeople(@Nullable Field field) {
        return field != null
                && switch (field.type()) {
                    case FieldType.Person _, FieldType.Anything _ -> true;
                    case FieldType.SetOf(FieldType element, int max) -> element instanceof FieldType.Person;
                    case FieldType.Line _,
                            FieldType.Text _,
                            FieldType.Whole _,
                            FieldType.Decimal _,
                            FieldType.Flag _,
                            FieldType.Day _,
                            FieldType.Choice _,
                            FieldType.Reference _,
                            FieldType.Position _,
                            FieldType.Moment _ -> false;
                };
    }

    private Json deep(Json value) {
        return switch (value) {
            case Json.Str(String text) -> Json.of(named(text));
            case Json.Arr(List<Json> items) -> sorted(items);
            case Json.Obj(Map<String, Json> members) ->
                new Json.Obj(person(members) ? anonymous(members) : in(members));
            case Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }

    /** Sets of people are kept in the order of their text. */
    private Json sorted(List<Json> items) {
        List<Json> renamed = items.stream().map(this::deep).toList();
        boolean texts = renamed.stream().allMatch(Json.Str.class::isInstance) && !renamed.equals(items);
        return new Json.Arr(
                texts
                        ? renamed.stream()
                                .map(each -> ((Json.Str) each).value())
                                .sorted()
                                .distinct()
                                .<Json>map(Json::of)
                                .toList()
                        : renamed);
    }

    private boolean person(Map<String, Json> members) {
        return Json.of(user).equals(members.get("user"));
    }

    /** Somebody as frames show one: the name goes with the id. */
    private Map<String, Json> anonymous(Map<String, Json> members) {
        Map<String, Json> shown = new LinkedHashMap<>(in(members));
        shown.computeIfPresent("name", (name, value) -> Json.of(alias));
        return shown;
    }

    private String named(String id) {
        return id.equals(user) ? alias : id;
    }

    private interface Renaming {
        Json of(String name, Json value);
    }

    private static Map<String, Json> mapped(Map<String, Json> values, Renaming renaming) {
        Map<String, Json> renamed = new LinkedHashMap<>();
        values.forEach((name, value) -> renamed.put(name, renaming.of(name, value)));
        return renamed;
    }
}
