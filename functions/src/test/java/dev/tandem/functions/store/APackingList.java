package dev.tandem.functions.store;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Decision;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A room to try stores on: anna owns it, her phone is the client {@code phone}, and it begins with one singleton. */
public final class APackingList {
    public static final String ANNA = "anna";
    public static final String PHONE = "phone";
    public static final EntityKey LIST = new EntityKey("list", "list");

    private final RoomStore rooms;
    private final String id;

    private APackingList(RoomStore rooms, String id) {
        this.rooms = rooms;
        this.id = id;
    }

    /** Makes the room and registers anna's phone. */
    public static APackingList in(RoomStore rooms, String id) {
        APackingList list = new APackingList(rooms, id);
        if (!rooms.create(meta(id), owner(), founding(id))) {
            throw new IllegalStateException("the room " + id + " exists already");
        }
        rooms.register(id, PHONE, ANNA);
        return list;
    }

    public static RoomMeta meta(String id) {
        return new RoomMeta(id, "packing-list", 3, "Norway", "epoch-" + id, 0, Optional.empty(), 1_000);
    }

    public static Member owner() {
        return new Member(ANNA, "Anna", Role.OWNER, true, 1);
    }

    /** Commit 1: the list itself. */
    public static Decision founding(String id) {
        Receipt nobody = new Receipt("founding", ANNA, -1, List.of(), 0);
        Loaded nothing = new Loaded(meta(id), Head.START, Optional.of(owner()), Optional.of(nobody), Map.of());
        return Draft.on(nothing)
                .create(LIST, Map.of("title", Json.of("Norway")))
                .applied();
    }

    public static EntityKey item(String id) {
        return new EntityKey("item", id);
    }

    public static Map<String, Json> named(String name) {
        return Map.of("name", Json.of(name));
    }

    public String id() {
        return id;
    }

    /** What anna's phone would decide on. */
    public Loaded load(EntityKey... keys) {
        return load(ANNA, PHONE, keys);
    }

    public Loaded load(String user, String client, EntityKey... keys) {
        return rooms.load(id, user, client, new Need(Set.of(keys), Set.of())).orElseThrow();
    }

    /** Adds an item from anna's phone. */
    public APackingList with(EntityKey key, String name) {
        Loaded loaded = load(key);
        commit(loaded, Draft.on(loaded).create(key, named(name)).applied());
        return this;
    }

    /** Commits what must succeed. */
    public void commit(Loaded loaded, Decision decision) {
        CommitResult result = rooms.commit(id, loaded, decision);
        if (!(result instanceof CommitResult.Committed)) {
            throw new IllegalStateException("not committed: " + result);
        }
    }

    /** Makes somebody a member, and registers a client of theirs. */
    public APackingList joinedBy(String user, String client) {
        rooms.putMember(id, new Member(user, user, Role.EDITOR, true, 1), 0);
        rooms.register(id, client, user);
        return this;
    }
}
