package dev.tandem.exchange;

import dev.tandem.kind.EntityType;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is read from a file, until all of it is: then it is known what refers to nothing, and what has to be left out with what is wrong. */
public final class Drafts {
    private final Kind kind;
    private final SequencedMap<String, Draft> drafts = new LinkedHashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();

    public Drafts(Kind kind) {
        this.kind = kind;
    }

    public EntityType type(String name) {
        return Objects.requireNonNull(kind.entities().get(name));
    }

    /** Takes a draft; a key that is there already is a problem of the later one. */
    public void add(Draft draft) {
        if (drafts.putIfAbsent(draft.key(), draft) != null) {
            problems.add(new Problem(draft.place(), "duplicate-id", draft.key()));
        }
    }

    public Optional<Draft> find(String key) {
        return Optional.ofNullable(drafts.get(key));
    }

    /** Puts a draft in the place of the one with its key. */
    public void replace(Draft draft) {
        drafts.replace(draft.key(), draft);
    }

    public Stream<Draft> of(String type) {
        return drafts.values().stream().filter(draft -> draft.type().equals(type));
    }

    /** Something is wrong with the file, but with no draft. */
    public void wrong(Problem problem) {
        problems.add(problem);
    }

    /** Something is wrong with a draft. */
    public void wrong(String key, Problem problem) {
        problems.add(problem);
        wrong.add(key);
    }

    /** Something is left out that nobody could put in. */
    public void remark(Problem problem) {
        remarks.add(problem);
    }

    /**
     * What it came to.
     *
     * @param skipBad leaves out what is wrong, with what belongs to it or refers to it
     */
    public Reading reading(boolean skipBad, boolean divisible) {
        drafts.values().forEach(this::checkReferences);
        drafts.values().forEach(this::checkNumber);
        if (!problems.isEmpty() && !skipBad) {
            return new Reading.Unfit(problems);
        }
        leaveOut();
        List<Draft> ordered = referredFirst();
        if (ordered.size() < drafts.size()) {
            ordered.forEach(draft -> drafts.remove(draft.key()));
            Draft first = drafts.firstEntry().getValue();
            return new Reading.Unfit(List.of(new Problem(first.place(), "circular-reference", first.key())));
        }
        if (ordered.isEmpty() && !problems.isEmpty()) {
            return new Reading.Unfit(problems);
        }
        List<Problem> skipped = new ArrayList<>(problems);
        skipped.addAll(remarks);
        return new Reading.Plan(ordered, skipped, divisible);
    }

    private void checkReferences(Draft draft) {
        draft.references()
                .forEach((field, keys) -> keys.stream()
                        .filter(key -> !drafts.containsKey(key))
                        .forEach(key -> wrong(
                                draft.key(),
                                new Problem(draft.place(), "missing-reference", draft.key() + " " + field))));
    }

    private void checkNumber(Draft draft) {
        draft.references().forEach((field, keys) -> {
            int most = Objects.requireNonNull(type(draft.type()).fields().get(field))
                                    .type()
                            instanceof FieldType.SetOf(FieldType element, int max)
                    ? max
                    : 1;
            if (keys.size() > most) {
                wrong(draft.key(), new Problem(draft.place(), "too-many", field));
            }
        });
    }

    private void leaveOut() {
        drafts.values().stream()
                .filter(draft -> wrong.contains(draft.key()))
                .flatMap(draft -> Pointers.whole(type(draft.type()), draft).stream())
                .toList()
                .forEach(wrong::add);
        boolean more = !wrong.isEmpty();
        while (more) {
            drafts.keySet().removeAll(wrong);
            List<Draft> left = drafts.values().stream()
                    .filter(draft -> keys(draft).anyMatch(wrong::contains))
                    .toList();
            left.forEach(draft -> {
                problems.add(new Problem(draft.place(), "left-out-with", draft.key()));
                wrong.add(draft.key());
            });
            more = !left.isEmpty();
        }
    }

    /** What each draft comes after; what is made together with its parts also after what these need. */
    private Map<String, Set<String>> needs() {
        Map<String, Set<String>> needs = new HashMap<>();
        drafts.values().forEach(draft -> {
            Set<String> own = keys(draft).collect(Collectors.toSet());
            needs.computeIfAbsent(draft.key(), none -> new HashSet<>()).addAll(own);
            Pointers.whole(type(draft.type()), draft).ifPresent(whole -> {
                own.remove(whole);
                needs.computeIfAbsent(whole, none -> new HashSet<>()).addAll(own);
            });
        });
        return needs;
    }

    private static Stream<String> keys(Draft draft) {
        return draft.references().values().stream().flatMap(List::stream);
    }

    /** Entities are made in this order, and a reference must find its target; otherwise the order of the file. */
    private List<Draft> referredFirst() {
        List<Draft> all = List.copyOf(drafts.values());
        Map<String, Set<String>> needs = needs();
        Map<String, List<Integer>> waiting = new HashMap<>();
        int[] missing = new int[all.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < all.size(); i++) {
            for (String key : needs.getOrDefault(all.get(i).key(), Set.of())) {
                waiting.computeIfAbsent(key, none -> new ArrayList<>()).add(i);
                missing[i]++;
            }
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        List<Draft> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            Draft next = all.get(ready.remove());
            ordered.add(next);
            for (int i : waiting.getOrDefault(next.key(), List.of())) {
                if (--missing[i] == 0) {
                    ready.add(i);
                }
            }
        }
        return ordered;
    }
}
