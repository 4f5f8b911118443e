package dev.tandem.kind;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a kind file and its place there. What is wrong is noted and reading goes on with a stand-in, so that one run names all
 * mistakes of a file.
 */
final class Node {
    private final String at;
    private final Json value;
    private final Set<String> problems;

    private Node(String at, Json value, Set<String> problems) {
        this.at = at;
        this.value = value;
        this.problems = problems;
    }

    /** The outermost value; what is wrong goes to {@code problems} as {@code /json/pointer: what}. */
    static Node root(Json value, Set<String> problems) {
        return new Node("", value, problems);
    }

    void note(String problem) {
        problems.add((at.isEmpty() ? "/" : at) + ": " + problem);
    }

    Json json() {
        return value;
    }

    boolean isObject() {
        return value instanceof Json.Obj;
    }

    boolean isArray() {
        return value instanceof Json.Arr;
    }

    /** The members by name, in the order of the file. */
    Map<String, Node> members() {
        Map<String, Node> members = new LinkedHashMap<>();
        if (value instanceof Json.Obj(Map<String, Json> values)) {
            values.forEach((name, json) -> members.put(name, child(name, json)));
        } else {
            note("must be an object");
        }
        return members;
    }

    /** Notes members of other names. */
    void allow(Set<String> names) {
        members().forEach((name, member) -> {
            if (!names.contains(name)) {
                member.note("is not known here");
            }
        });
    }

    Optional<Node> find(String name) {
        return value instanceof Json.Obj object ? object.find(name).map(json -> child(name, json)) : Optional.empty();
    }

    /** The member; where it is missing that is noted. */
    Optional<Node> need(String name) {
        Optional<Node> found = find(name);
        if (!isObject()) {
            note("must be an object");
        } else if (found.isEmpty()) {
            child(name, Json.NULL).note("is missing");
        }
        return found;
    }

    List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (value instanceof Json.Arr(List<Json> values)) {
            for (int i = 0; i < values.size(); i++) {
                items.add(child(Integer.toString(i), values.get(i)));
            }
        } else {
            note("must be an array");
        }
        return items;
    }

    String text() {
        if (value instanceof Json.Str(String text) && !text.isBlank()) {
            return text;
        }
        note("must be a string that is not empty");
        return "";
    }

    /** Nothing where it is wrong, so that the caller goes on with its own limit. */
    Optional<Long> whole(long min, long max) {
        if (!(value instanceof Json.Num number) || !number.isWhole()) {
            note("must be a whole number");
            return Optional.empty();
        }
        if (number.asLong() < min || number.asLong() > max) {
            note("must be from " + min + " to " + max);
            return Optional.empty();
        }
        return Optional.of(number.asLong());
    }

    /** Nothing where it is wrong. */
    Optional<BigDecimal> number() {
        if (value instanceof Json.Num(BigDecimal number)) {
            return Optional.of(number);
        }
        note("must be a number");
        return Optional.empty();
    }

    boolean flag() {
        if (value instanceof Json.Bool(boolean flag)) {
            return flag;
        }
        note("must be true or false");
        return false;
    }

    /** Different strings, at least one. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (Node item : items()) {
            String word = item.text();
            if (words.contains(word)) {
                item.note("is there twice");
            }
            words.add(word);
        }
        if (words.isEmpty() && value instanceof Json.Arr) {
            note("must not be empty");
        }
        return words;
    }

    private Node child(String name, Json json) {
        return new Node(at + "/" + name.replace("~", "~0").replace("/", "~1"), json, problems);
    }
}
