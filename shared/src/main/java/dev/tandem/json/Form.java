package dev.tandem.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An object that is expected to have certain members. Every method gives the member in its type or throws {@link FormRefused} with the
 * place; a member that is {@code null} is not the same as an absent one. Unknown members are not looked at, except by {@link #only}.
 */
public final class Form {
    private final String at;
    private final Map<String, Json> members;

    private Form(String at, Map<String, Json> members) {
        this.at = at;
        this.members = members;
    }

    public static Form of(Json value) {
        return of("", value);
    }

    /** A value found at a place, so that refusals name it from there. */
    public static Form of(String at, Json value) {
        if (value instanceof Json.Obj(Map<String, Json> members)) {
            return new Form(at, members);
        }
        throw new FormRefused(at);
    }

    public Set<String> names() {
        return members.keySet();
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Json any(String name) {
        Json value = members.get(name);
        if (value == null) {
            throw refuse(name);
        }
        return value;
    }

    public String text(String name) {
        return text(name, any -> true);
    }

    public String text(String name, Predicate<String> form) {
        if (any(name) instanceof Json.Str(String value) && form.test(value)) {
            return value;
        }
        throw refuse(name);
    }

    public Optional<String> optionalText(String name, Predicate<String> form) {
        return has(name) ? Optional.of(text(name, form)) : Optional.empty();
    }

    /** A whole number from {@code min} on. */
    public long whole(String name, long min) {
        if (any(name) instanceof Json.Num number && number.isWhole() && number.asLong() >= min) {
            return number.asLong();
        }
        throw refuse(name);
    }

    public Optional<Long> optionalWhole(String name, long min) {
        return has(name) ? Optional.of(whole(name, min)) : Optional.empty();
    }

    /** A flag; absent is false. */
    public boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (any(name) instanceof Json.Bool(boolean value)) {
            return value;
        }
        throw refuse(name);
    }

    public Form object(String name) {
        return of(path(name), any(name));
    }

    public Optional<Form> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The members of an object whose names are data. */
    public Map<String, Json> values(String name) {
        return object(name).members;
    }

    /** The same; absent is empty. */
    public Map<String, Json> optionalValues(String name) {
        return has(name) ? values(name) : Map.of();
    }

    public List<Json> items(String name) {
        if (any(name) instanceof Json.Arr(List<Json> items)) {
            return items;
        }
        throw refuse(name);
    }

    /** An array of objects. */
    public List<Form> objects(String name) {
        List<Json> items = items(name);
        List<Form> forms = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            forms.add(of(path(name) + "/" + i, items.get(i)));
        }
        return forms;
    }

    /** Strings; none where the member is absent. */
    public List<String> optionalTexts(String name) {
        List<String> texts = new ArrayList<>();
        for (Json item : has(name) ? items(name) : List.<Json>of()) {
            if (!(item instanceof Json.Str(String text))) {
                throw new FormRefused(path(name) + "/" + texts.size());
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** An array of objects; absent is empty. */
    public List<Form> optionalObjects(String name) {
        return has(name) ? objects(name) : List.of();
    }

    /** Refuses members of other names. */
    public Form only(Set<String> names) {
        for (String name : members.keySet()) {
            if (!names.contains(name)) {
                throw refuse(name);
            }
        }
        return this;
    }

    /** JSON pointer of this object. */
    public String at() {
        return at;
    }

    /** A refusal of a member, for what this class does not check. */
    public FormRefused refuse(String name) {
        return new FormRefused(path(name));
    }

    private String path(String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
