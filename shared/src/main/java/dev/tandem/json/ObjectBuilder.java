package dev.tandem.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes an object; members keep the order in which they were put. */
public final class ObjectBuilder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    ObjectBuilder() {}

    public ObjectBuilder put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    public ObjectBuilder put(String name, String value) {
        return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, long value) {
        return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, boolean value) {
        return put(name, Json.of(value));
    }

    /** An object whose names are sorted, so that the same map always gives the same text. */
    public ObjectBuilder put(String name, Map<String, Json> value) {
        return put(name, new Json.Obj(new TreeMap<>(value)));
    }

    /** The member, or none. */
    public ObjectBuilder putIfPresent(String name, Optional<? extends Json> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /** The member, or none. */
    public ObjectBuilder putText(String name, Optional<String> value) {
        return putIfPresent(name, value.map(Json::of));
    }

    /** The member, or none. */
    public ObjectBuilder putWhole(String name, Optional<Long> value) {
        return putIfPresent(name, value.map(Json::of));
    }

    public Json.Obj build() {
        return new Json.Obj(members);
    }
}
