package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Preferences;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Preferences as JSON (PROTOCOL N4): {@code {"kinds":{kind:{event:false}},"mail":{event:false}}}. {@code true} says what holds anyway. */
final class PreferencesCodec {
    /** Kinds and events that no server of today knows may be of one of yesterday or tomorrow. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private static final int MOST_KINDS = 50;
    private static final int MOST_EVENTS = 100;

    private PreferencesCodec() {}

    static Json.Obj write(Preferences preferences) {
        ObjectBuilder kinds = Json.object();
        new TreeMap<>(preferences.off()).forEach((kind, events) -> kinds.put(kind, off(events)));
        ObjectBuilder json = Json.object().put("kinds", kinds.build());
        if (!preferences.unmailed().isEmpty()) {
            json.put("mail", off(preferences.unmailed()));
        }
        return json.build();
    }

    private static Json off(Set<String> events) {
        ObjectBuilder off = Json.object();
        new TreeSet<>(events).forEach(event -> off.put(event, false));
        return off.build();
    }

    static Preferences read(Form form) {
        Form kinds = form.only(Set.of("kinds", "mail")).object("kinds");
        Map<String, Set<String>> off = new TreeMap<>();
        for (String kind : named(kinds, MOST_KINDS).names()) {
            off.put(kind, switchedOff(kinds.object(kind)));
        }
        return new Preferences(off, form.has("mail") ? switchedOff(form.object("mail")) : Set.of());
    }

    private static Set<String> switchedOff(Form events) {
        Set<String> switchedOff = new TreeSet<>();
        for (String event : named(events, MOST_EVENTS).names()) {
            if (!on(events, event)) {
                switchedOff.add(event);
            }
        }
        return switchedOff;
    }

    private static boolean on(Form events, String event) {
        if (events.any(event) instanceof Json.Bool(boolean on)) {
            return on;
        }
        throw events.refuse(event);
    }

    private static Form named(Form form, int most) {
        int count = 0;
        for (String name : form.names()) {
            if (++count > most || !NAME.matcher(name).matches()) {
                throw form.refuse(name);
            }
        }
        return form;
    }
}
