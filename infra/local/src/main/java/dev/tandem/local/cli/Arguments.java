package dev.tandem.local.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words after a command: its arguments, options with a value ({@code --port 80} or {@code --port=80}) and switches.
 *
 * @param arguments in order
 * @param values by option
 * @param switches that are on
 */
record Arguments(List<String> arguments, Map<String, String> values, Set<String> switches) {

    /**
     * What a command takes.
     *
     * @param names of its arguments; all are needed
     * @param options with a value
     * @param switches without
     */
    record Form(List<String> names, Set<String> options, Set<String> switches) {

        /** @throws Usage for anything else */
        Arguments read(List<String> words) {
            Arguments read = new Arguments(new ArrayList<>(), new HashMap<>(), new HashSet<>());
            Deque<String> left = new ArrayDeque<>(words);
            while (!left.isEmpty()) {
                String word = left.pop();
                if (word.startsWith("--")) {
                    option(word, left, read);
                } else {
                    read.arguments.add(word);
                }
            }
            checkNumber(read.arguments);
            return read;
        }

        private void option(String word, Deque<String> left, Arguments read) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (switches.contains(name) && equals < 0) {
                read.switches.add(name);
            } else if (!options.contains(name)) {
                throw new Usage("bad-option", "There is no option " + word + " here.");
            } else if (equals < 0 && left.isEmpty()) {
                throw new Usage("bad-option", "The option " + name + " needs a value.");
            } else {
                read.values.put(name, equals < 0 ? left.pop() : word.substring(equals + 1));
            }
        }

        private void checkNumber(List<String> given) {
            if (given.size() < names.size()) {
                throw new Usage("missing-argument", "The " + names.get(given.size()) + " is missing.");
            }
            if (given.size() > names.size()) {
                throw new Usage("bad-option", "'" + given.get(names.size()) + "' is one word too many.");
            }
        }
    }

    String argument(int index) {
        return arguments.get(index);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** A whole number, {@code otherwise} where the option is not given. */
    int number(String option, int min, int max, int otherwise) {
        String text = values.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new Usage(
                    "bad-option",
                    "The option %s is a number from %d to %d, not '%s'.".formatted(option, min, max, text));
        }
        return Integer.parseInt(text);
    }

    /** One of some words. */
    Optional<String> oneOf(String option, Set<String> words) {
        Optional<String> value = value(option);
        if (!value.map(words::contains).orElse(true)) {
            throw new Usage(
                    "bad-option",
                    "The option %s is %s, not '%s'."
                            .formatted(option, String.join(" or ", new TreeSet<>(words)), value.get()));
        }
        return value;
    }

    boolean has(String name) {
        return switches.contains(name);
    }
}
