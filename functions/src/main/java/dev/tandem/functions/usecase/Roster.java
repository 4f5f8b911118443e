package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Presence;
import dev.tandem.json.Json;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.Person;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who is in a room and holds what, as {@code joined} tells it (PROTOCOL J2): in a room so large that not all fit, the own row and as many others as do.
 *
 * @param here the other clients that are present
 */
record Roster(List<Person> members, List<Lock> locks, List<Here> here) {
    private static final int MEMBERS_BYTES = 40 * 1024;
    private static final int LOCKS_BYTES = 16 * 1024;
    private static final int HERE_BYTES = 16 * 1024;

    static Roster of(Map<String, Member> active, List<Lock> held, List<Presence> sockets, Presence own) {
        List<Member> ownFirst = new ArrayList<>();
        ownFirst.addAll(only(active.values(), member -> member.user().equals(own.user())));
        ownFirst.addAll(only(active.values(), member -> !member.user().equals(own.user())));
        Map<String, Here> clients = new LinkedHashMap<>();
        sockets.stream()
                .filter(each ->
                        active.containsKey(each.user()) && !each.client().equals(own.client()))
                .forEach(each -> clients.put(each.client(), PresenceFanOut.here(each)));
        return new Roster(
                FrameSize.fitting(ownFirst.stream().map(Person::of).toList(), Wire::of, MEMBERS_BYTES),
                FrameSize.fitting(held, Wire::of, LOCKS_BYTES),
                FrameSize.fitting(List.copyOf(clients.values()), Roster::wire, HERE_BYTES));
    }

    /** About what it takes of a frame. */
    int bytes() {
        return FrameSize.bytesOf(members, Wire::of)
                + FrameSize.bytesOf(locks, Wire::of)
                + FrameSize.bytesOf(here, Roster::wire);
    }

    private static <T> List<T> only(Collection<T> all, Predicate<T> which) {
        return all.stream().filter(which).toList();
    }

    private static Json wire(Here here) {
        return Json.object()
                .put("client", here.client())
                .put("user", here.user())
                .put("name", here.name())
                .put("status", here.status().wire())
                .putIfPresent("where", here.where())
                .build();
    }
}
