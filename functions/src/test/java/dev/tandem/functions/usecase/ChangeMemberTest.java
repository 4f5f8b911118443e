package dev.tandem.functions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R5: one owner always remains, also where owners remove each other at the same moment. */
final class ChangeMemberTest {
    private static final List<String> OWNERS = List.of("anna", "ben", "cem");
    private static final int SEEDS = 200;

    /** What the owners got when each removed the next. */
    private record Round(List<String> answers, List<Member> left) {}

    private static Round removeEachOther(long seed, Faults faults) {
        SimWorld world = new SimWorld(seed, Faults.none());
        Identity anna = new Identity("anna", "Anna", Instant.MAX);
        var wish = new CreateRoom.Wish("packing-list", "Norway", Optional.of("norway"), Optional.empty());
        new RoomMaking(
                        world.rooms(),
                        world.lives(),
                        new RoomAccess(world.rooms()),
                        Kinds.bundled(),
                        new Tokens(world.random()),
                        new Patience(world.clock(), world.pause()::forAbout, world.random()),
                        world.clock(),
                        Optional.empty(),
                        Generation.FIRST)
                .create()
                .create(anna, wish);
        OWNERS.stream()
                .skip(1)
                .forEach(user -> world.rooms().putMember("norway", new Member(user, user, Role.OWNER, true, 1), 0));
        world.suffer(faults);
        ChangeMember members = new ChangeMember(
                world.rooms(),
                new MemberQuota(world.rooms(), new RoomKinds(world.rooms(), Kinds.bundled())),
                world.pause()::forAbout,
                world.random());
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < OWNERS.size(); i++) {
            String by = OWNERS.get(i);
            String user = OWNERS.get((i + 1) % OWNERS.size());
            world.spawn(by, () -> answers.add(by + " " + remove(members, by, user)));
        }
        world.run();
        world.heal();
        return new Round(answers, world.rooms().members("norway"));
    }

    private static String remove(ChangeMember members, String by, String user) {
        try {
            return switch (members.change("norway", by, user, row -> row.map(ChangeMemberTest::inactive))) {
                case Result.Done<?> done -> "done";
                case Result.Refused<?> refused -> refused.code().wire();
            };
        } catch (StoreUnavailable unavailable) {
            return "unavailable";
        }
    }

    private static Member inactive(Member member) {
        return new Member(member.user(), member.name(), member.role(), false, member.rev());
    }

    private static long owners(Round round) {
        return round.left().stream()
                .filter(row -> row.active() && row.role() == Role.OWNER)
                .count();
    }

    @Test
    void R5_of_owners_who_remove_each_other_at_least_one_stays() {
        long contested = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Round round = removeEachOther(seed, Faults.none());
            assertThat(owners(round))
                    .as("owners left of seed %s: %s", seed, round)
                    .isPositive();
            contested += round.answers().stream().anyMatch(answer -> !answer.endsWith("done")) ? 1 : 0;
        }
        assertThat(contested).as("rounds in which somebody was too late").isPositive();
    }

    @Test
    void R5_one_owner_stays_also_where_answers_get_lost() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Round round = removeEachOther(seed, Faults.heavy());
            assertThat(owners(round))
                    .as("owners left of seed %s: %s", seed, round)
                    .isPositive();
        }
    }
}
