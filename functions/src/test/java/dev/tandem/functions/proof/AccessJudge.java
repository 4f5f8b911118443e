package dev.tandem.functions.proof;

import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether only members write (I9), nobody is told what was written after their removal, nor anything after it was answered
 * (I10), and what is kept as told was (I15).
 */
final class AccessJudge {
    private final Consumer<Violation> violations;
    private final Map<String, Member> members = new HashMap<>();
    /** How long the log was when a membership ended. */
    private final Map<String, Integer> outsideSince = new HashMap<>();

    /** How far into the log somebody was sent something. */
    private final Map<String, Long> sent = new HashMap<>();

    /** When somebody's removal was answered. */
    private final Map<String, Long> removed = new HashMap<>();

    private final Set<String> owners = new HashSet<>();
    private String epoch = "";
    private int committed;

    AccessJudge(Consumer<Violation> violations) {
        this.violations = violations;
    }

    /** The log begins, or begins again with so many commits. */
    void begin(String incarnation, int length) {
        epoch = incarnation;
        committed = 0;
        members.clear();
        outsideSince.replaceAll((_, _) -> length);
        sent.clear();
    }

    void committed() {
        committed++;
    }

    Optional<Member> member(String user) {
        return Optional.ofNullable(members.get(user));
    }

    /** Whether somebody owns the room, or did. */
    boolean wasOwner(String user) {
        return owners.contains(user);
    }

    void membership(Happening.Membership it) {
        Member member = it.member();
        Member before = members.put(member.user(), member);
        if (before != null && !before.equals(member) && member.rev() <= before.rev()) {
            say("M1", it.at(), "the membership " + member + " is written over " + before + ", which it has not seen");
        }
        if (member.role() == Role.OWNER) {
            owners.add(member.user());
        }
        if (member.active()) {
            outsideSince.remove(member.user());
            removed.remove(member.user());
        } else {
            outsideSince.putIfAbsent(member.user(), committed);
        }
    }

    void removed(Happening.Removed it) {
        if (outsideSince.containsKey(it.user())) {
            removed.put(it.user(), it.at());
        }
    }

    /** Who writes, as their row shows at the moment of the decision. */
    Optional<Member> author(Happening.Decided it) {
        Optional<Member> member = member(it.commit().user());
        if (member.filter(Member::active).isEmpty()) {
            say(
                    "I9",
                    it.at(),
                    "commit " + it.commit().seq() + " is of " + it.commit().user() + ", who is no member");
        }
        return member;
    }

    void posted(Happening.Posted it) {
        if (!epoch.isEmpty() && !epoch.equals(it.epoch())) {
            return;
        }
        sent.merge(it.user(), it.seq(), Math::max);
        if (it.seq() > committed) {
            say("I3", it.at(), it.user() + " is sent " + it.seq() + ", which is not decided");
        } else if (it.seq() > outsideSince.getOrDefault(it.user(), Integer.MAX_VALUE)) {
            say("I10", it.at(), it.user() + " is sent " + it.seq() + ", written after their removal");
        }
    }

    /** Nobody tells it again: whoever was left out would have to find out alone. */
    void keptAsTold(Happening.KeptAsTold it) {
        it.there().stream()
                .filter(user -> sent.getOrDefault(user, 0L) < it.seq())
                .sorted()
                .forEach(user -> say("I15", it.at(), it.seq() + " is kept as told, and " + user + " was not sent it"));
    }

    void arrived(Happening.Arrived it) {
        if (removed.containsKey(it.user())) {
            say("I10", it.at(), "something arrives at " + it.user() + " after their removal was answered");
        }
    }

    void served(Happening.Served it) {
        if (removed.getOrDefault(it.user(), Long.MAX_VALUE) < it.since()) {
            say("I10", it.at(), it.user() + " is served what they asked for after their removal was answered");
        }
    }

    private void say(String invariant, long at, String what) {
        violations.accept(new Violation(invariant, at, what));
    }
}
