package dev.tandem.kind;

import dev.tandem.kind.Kind.EventType;
import dev.tandem.model.Audience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the events of a kind file. */
final class EventReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final String NOBODY =
            "must be all, role:owner, role:editor, role:viewer or crew: and one of the crew roles";

    private final List<String> crew;

    /** @param crew the crew roles of the kind */
    EventReader(List<String> crew) {
        this.crew = List.copyOf(crew);
    }

    Map<String, EventType> read(Node node) {
        Map<String, EventType> events = new LinkedHashMap<>();
        node.members().forEach((name, event) -> {
            if (!NAME.matcher(name).matches()) {
                event.note("is not a name: a lower-case letter, then up to 63 of a-z 0-9 -");
            }
            events.put(name, event(event));
        });
        return events;
    }

    private EventType event(Node node) {
        node.allow(Set.of("to", "sentence"));
        return new EventType(
                node.find("to").map(this::audiences).orElse(List.of()),
                node.need("sentence").map(Wording::read).orElse(Map.of()));
    }

    private List<Audience> audiences(Node node) {
        List<Audience> to = new ArrayList<>();
        for (Node item : node.items()) {
            Optional<Audience> audience = Audience.of(item.text()).filter(this::isDeclared);
            if (audience.isEmpty()) {
                item.note(NOBODY);
            } else if (to.contains(audience.get())) {
                item.note("is there twice");
            }
            audience.ifPresent(to::add);
        }
        return to;
    }

    private boolean isDeclared(Audience audience) {
        return switch (audience) {
            case Audience.Everyone everyone -> true;
            case Audience.InRole role -> true;
            case Audience.InCrew(String name) -> crew.contains(name);
            // Persons belong to rooms, not to kinds.
            case Audience.Person person -> false;
        };
    }
}
