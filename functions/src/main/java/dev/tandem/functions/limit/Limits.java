package dev.tandem.functions.limit;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rates of one deployment.
 *
 * @param rates what is missing is not limited
 */
public record Limits(Map<Limit, Rate> rates) {
    /** Nothing is limited. */
    public static final Limits OFF = new Limits(Map.of());

    public Limits {
        rates = Map.copyOf(rates);
    }

    /** Those of the protocol. */
    public static Limits standard() {
        Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            rates.put(limit, limit.standard());
        }
        return new Limits(rates);
    }

    /**
     * Those of a text: {@code off}, or JSON like <code>{"updates":{"perSecond":5,"burst":50},"guesses":"off"}</code>; what it does not name is
     * as in the protocol.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Limits of(String text) {
        return text.strip().equals("off") ? OFF : read(text);
    }

    private static Limits read(String text) {
        Map<Limit, Rate> rates = new EnumMap<>(standard().rates());
        try {
            for (Map.Entry<String, Json> entry :
                    ((Json.Obj) JsonReader.FILES.read(text)).members().entrySet()) {
                Limit limit = Limit.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
                if (entry.getValue().equals(Json.of("off"))) {
                    rates.remove(limit);
                } else {
                    rates.put(limit, rate(Form.of(entry.getValue()).only(Set.of("perSecond", "burst"))));
                }
            }
        } catch (JsonRefused | FormRefused | ClassCastException unreadable) {
            throw new IllegalArgumentException("limits are not of their form", unreadable);
        }
        return new Limits(rates);
    }

    private static Rate rate(Form form) {
        if (form.any("perSecond") instanceof Json.Num(var perSecond)) {
            return new Rate(perSecond.doubleValue(), Math.toIntExact(form.whole("burst", 1)));
        }
        throw form.refuse("perSecond");
    }

    Optional<Rate> of(Limit limit) {
        return Optional.ofNullable(rates.get(limit));
    }
}
