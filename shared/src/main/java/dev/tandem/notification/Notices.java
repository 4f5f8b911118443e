package dev.tandem.notification;

import dev.tandem.model.Commit;
import dev.tandem.model.Event;
import dev.tandem.model.Member;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whom the events of a commit concern (PROTOCOL N1, N3). */
public final class Notices {
    private Notices() {}

    /**
     * What each person is told; whoever is told nothing is left out.
     *
     * @param members all rows of the room; only active ones are told, and never the author
     * @return by user; in the order of the events
     */
    public static Map<String, List<Notice>> of(Commit commit, Collection<Member> members) {
        Map<String, List<Notice>> told = new TreeMap<>();
        members.stream()
                .filter(member -> member.active() && !member.user().equals(commit.user()))
                .forEach(member -> told.put(member.user(), of(commit.events(), member)));
        told.values().removeIf(List::isEmpty);
        return told;
    }

    private static List<Notice> of(List<Event> events, Member member) {
        Map<String, Notice> byName = new LinkedHashMap<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int place = 0; place < events.size(); place++) {
            Event event = events.get(place);
            int index = first.merge(event.name(), place, Math::min);
            if (event.to().stream().anyMatch(to -> to.includes(member))) {
                byName.merge(
                        event.name(),
                        new Notice(event.name(), index, event.about(), event.data(), 1),
                        (sooner, later) -> new Notice(
                                later.event(), index, later.on(), later.data(), sooner.count() + later.count()));
            }
        }
        return List.copyOf(byName.values());
    }
}
