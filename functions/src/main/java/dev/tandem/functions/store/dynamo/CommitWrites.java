package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Loaded;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.room.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The writes of one commit: everything that was read and mattered is a condition.
 *
 * @param writes all or none of them happen
 * @param member place of the condition on the author's membership
 */
record CommitWrites(List<Write> writes, int member) {
    CommitWrites {
        writes = List.copyOf(writes);
    }

    /** @throws IllegalArgumentException for a decision without a member or a receipt: there is nobody to decide for */
    static CommitWrites of(String room, Loaded loaded, Decision decision) {
        Member member = loaded.member().orElseThrow(() -> new IllegalArgumentException("no member was loaded"));
        Receipt receipt = loaded.receipt().orElseThrow(() -> new IllegalArgumentException("no receipt was loaded"));
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Check(Keys.member(room, member.user()), unchanged(member)));
        writes.add(new Write.Put(RoomRows.of(room, decision.receipt()), unchanged(receipt)));
        writes.add(position(room, loaded, decision));
        decision.title()
                .ifPresent(title -> writes.add(new Write.Update(
                        Keys.meta(room), Map.of(Attribute.TITLE, new Value.Text(title)), Condition.PRESENT)));
        writes.addAll(entities(room, decision));
        decision.read().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(read ->
                        writes.add(new Write.Check(Keys.entity(room, read.getKey()), version(read.getValue()))));
        decision.locks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(lock -> writes.add(new Write.Check(Keys.lock(room, lock.getKey()), held(lock.getValue()))));
        return new CommitWrites(writes, 0);
    }

    /** Nobody may have been there before, also where nothing comes there: what is refused is refused by the state at the head, or not at all. */
    private static Write position(String room, Loaded loaded, Decision decision) {
        return decision.commit()
                .<Write>map(commit -> new Write.Put(RoomRows.of(room, commit, decision.extent()), Condition.ABSENT))
                .orElseGet(() -> new Write.Check(Keys.log(room, loaded.head().seq() + 1), Condition.ABSENT));
    }

    /** The writes of the entities, each conditional on the version it replaces. */
    static List<Write> entities(String room, Decision decision) {
        return decision.written().stream()
                .sorted(Comparator.comparing(Entity::key))
                .<Write>map(
                        entity -> new Write.Put(RoomRows.of(room, entity), version(replaced(decision, entity.key()))))
                .toList();
    }

    private static long replaced(Decision decision, EntityKey key) {
        Long version = decision.replaced().get(key);
        if (version == null) {
            throw new IllegalArgumentException("the decision does not say what version of " + key + " it replaces");
        }
        return version;
    }

    private static Condition version(long seq) {
        return seq == 0 ? Condition.ABSENT : Condition.holds(Attribute.SEQ, seq);
    }

    /** A lease that ran out still counts while nobody took it (L3): no time is compared. */
    private static Condition held(long token) {
        return new Condition.Holds(
                Map.of(Attribute.TOKEN, new Value.Whole(token), Attribute.HELD, new Value.Flag(true)));
    }

    static Condition unchanged(Member member) {
        return new Condition.Holds(Map.of(
                Attribute.REV, new Value.Whole(member.rev()),
                Attribute.ACTIVE, new Value.Flag(member.active()),
                // A row that was deleted and made anew begins with 1 again.
                Attribute.ROLE, new Value.Text(member.role().wire())));
    }

    private static Condition unchanged(Receipt receipt) {
        return new Condition.Holds(Map.of(
                Attribute.LAST, new Value.Whole(receipt.last()), Attribute.USER, new Value.Text(receipt.user())));
    }
}
