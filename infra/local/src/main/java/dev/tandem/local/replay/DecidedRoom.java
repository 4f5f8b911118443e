package dev.tandem.local.replay;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.local.Refused;
import dev.tandem.merge.TextMerge;
import dev.tandem.model.Batch;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.room.Decision;
import dev.tandem.room.Need;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A room in memory: every batch is decided as a server decides it, and nothing else happens. */
public final class DecidedRoom implements TraceRoom {
    private static final EntityKey PAGE = new EntityKey("page", "page");
    private static final String TEXT = "text";
    private static final int LONGEST = 10_000_000;
    private static final Kind KIND = kind();

    private final List<Commit> log = new ArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private Map<EntityKey, Entity> entities = Map.of();

    /** A room that holds the text with which a trace begins. */
    public DecidedRoom(Trace trace) {
        send("start", 0, List.of(List.of(new Operation.Create(PAGE, Map.of()))));
        trace.pieces().forEach(piece -> send("start", head(), List.of(List.of(splice(List.of(piece))))));
    }

    private static Operation splice(List<Splice> splices) {
        return new Operation.SpliceText(PAGE, TEXT, Optional.empty(), splices);
    }

    private static Kind kind() {
        Set<Role> roles = Set.of(Role.EDITOR);
        Field text = new Field(TEXT, new FieldType.Text(LONGEST), false, Optional.empty(), new TextMerge());
        EntityType page =
                new EntityType(PAGE.type(), false, DeleteConflict.DELETE_WINS, Map.of(TEXT, text), roles, roles, roles);
        return new Kind("replay", 1, Map.of("en", "Replay"), Optional.empty(), Map.of(PAGE.type(), page));
    }

    /** The newest position. */
    public long head() {
        return log.size();
    }

    /** The text as it stands. */
    public String text() {
        Entity page = entities.get(PAGE);
        return page != null && page.fields().get(TEXT) instanceof Json.Str(String text) ? text : "";
    }

    @Override
    public Written update(int client, long base, List<List<Splice>> mutations) {
        int before = log.size();
        send(
                "agent-" + client,
                base,
                mutations.stream().map(splices -> List.of(splice(splices))).toList());
        return new Written(head(), edits(log.subList(before, log.size()), PAGE, TEXT));
    }

    /** What commits did to a text. */
    static List<Edit> edits(List<Commit> commits, EntityKey key, String field) {
        return commits.stream()
                .flatMap(commit -> commit.changes().stream())
                .filter(change -> change.key().equals(key))
                .flatMap(change -> change instanceof Change.Updated updated
                        ? updated.edits().getOrDefault(field, List.of()).stream()
                        : Stream.<TextEdit>of())
                .flatMap(edit -> edit.applied().stream())
                .toList();
    }

    private void send(String client, long base, List<List<Operation>> mutations) {
        Receipt receipt = receipts.getOrDefault(client, Receipt.fresh(client, client));
        List<Mutation> numbered = new ArrayList<>();
        for (List<Operation> operations : mutations) {
            numbered.add(new Mutation(receipt.last() + numbered.size() + 1, base, operations));
        }
        Batch batch = new Batch(client, client, numbered);
        while (receipt.last() < numbered.getLast().n()) {
            Decision decision = Room.decide(load(batch, receipt), batch, head());
            decision.commit().ifPresent(log::add);
            if (!decision.written().isEmpty()) {
                entities = decision.written().stream().collect(Collectors.toMap(Entity::key, entity -> entity));
            }
            receipt = decision.receipt();
            receipts.put(client, receipt);
            receipt.outcomes().forEach(DecidedRoom::check);
        }
    }

    static void check(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw new Refused(
                    "rejected",
                    "The room refused what its author saw: " + rejected.code().wire() + ".");
        }
    }

    private RoomState load(Batch batch, Receipt receipt) {
        Member member = new Member(batch.user(), batch.user(), Role.EDITOR, true, 1);
        Need need = Room.need(KIND, batch);
        while (true) {
            RoomState state = new RoomState(KIND, position(), member, receipt, entities, Map.of(), look(need));
            Need more = need.and(Room.alsoWanted(state, batch));
            if (more.equals(need)) {
                return state;
            }
            need = more;
        }
    }

    private Head position() {
        return log.isEmpty()
                ? Head.START
                : new Head(log.getLast().seq(), log.getLast().digest());
    }

    private Map<Long, Commit> look(Need need) {
        return need.after()
                .map(after -> log.subList(Math.toIntExact(after), log.size()).stream()
                        .collect(Collectors.toMap(Commit::seq, commit -> commit)))
                .orElse(Map.of());
    }
}
