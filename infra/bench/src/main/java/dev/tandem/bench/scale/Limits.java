package dev.tandem.bench.scale;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What may be had of each, and where that is written down. */
record Limits(String taken, Map<Quota, Limit> all) {
    private static final String FILE = "limits.json";

    Limits {
        all = Collections.unmodifiableMap(new EnumMap<>(all));
    }

    /**
     * One of them.
     *
     * @param most infinite where somebody asks what would be without it
     * @param adjustable whether AWS gives more to who asks
     */
    record Limit(double most, String what, boolean adjustable, String source) {}

    /** As AWS publishes them. */
    static Limits published() {
        try (InputStream file = Objects.requireNonNull(Limits.class.getResourceAsStream(FILE), FILE)) {
            Form form = Form.of(JsonReader.FILES.read(file.readAllBytes()));
            Map<Quota, Limit> all = new EnumMap<>(Quota.class);
            List<Form> limits = form.objects("limits");
            for (Form each : limits) {
                all.put(
                        quota(each.text("code")),
                        new Limit(
                                each.whole("most", 1),
                                each.text("what"),
                                each.flag("adjustable"),
                                each.text("source", text -> text.startsWith("https://docs.aws.amazon.com/"))));
            }
            return new Limits(form.text("taken"), all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Quota quota(String code) {
        return Arrays.stream(Quota.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no limit " + code));
    }

    Limit limit(Quota quota) {
        return Objects.requireNonNull(all.get(quota), quota.code());
    }

    double most(Quota quota) {
        return limit(quota).most();
    }

    /** The same with so many times as much of one; with infinitely many, as if there were no such limit. */
    Limits raised(Quota quota, double times) {
        Limit now = limit(quota);
        Map<Quota, Limit> other = new EnumMap<>(all);
        other.put(quota, new Limit(now.most() * times, now.what(), now.adjustable(), now.source()));
        return new Limits(taken, other);
    }
}
