package dev.tandem.bench;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kept figures, or a part of them: what {@code ./tandem bench all --write} wrote. */
record Measured(Json json) {
    static final Path FILE = Path.of("docs/figures/performance.json");

    static Measured kept(Path checkout) throws IOException {
        return new Measured(JsonReader.FILES.read(Files.readString(checkout.resolve(FILE))));
    }

    /** What stands under these names, one in another. */
    Optional<Measured> at(String... names) {
        Optional<Json> found = Optional.of(json);
        for (String name : names) {
            found = found.flatMap(each -> each instanceof Json.Obj object ? object.find(name) : Optional.empty());
        }
        return found.map(Measured::new);
    }

    Stream<Measured> items(String... names) {
        return at(names)
                .flatMap(
                        each -> each.json instanceof Json.Arr(List<Json> items) ? Optional.of(items) : Optional.empty())
                .stream()
                .flatMap(List::stream)
                .map(Measured::new);
    }

    /** The one of a list that has this text under a name. */
    Optional<Measured> item(String list, String name, String text) {
        return items(list).filter(each -> each.text(name).equals(text)).findFirst();
    }

    Map<String, Json> members() {
        return json instanceof Json.Obj object ? object.members() : Map.of();
    }

    /** A text or a number as it stands; a dash where there is none. */
    String text(String... names) {
        return at(names)
                .map(each -> switch (each.json) {
                    case Json.Str(String text) -> text;
                    case Json.Num(var number) -> number.toPlainString();
                    case Json.Bool(boolean flag) -> Boolean.toString(flag);
                    case Json.Null _, Json.Arr _, Json.Obj _ -> "–";
                })
                .orElse("–");
    }

    double number(String... names) {
        return at(names)
                .flatMap(each -> each.json instanceof Json.Num(var number)
                        ? Optional.of(number.doubleValue())
                        : Optional.empty())
                .orElse(Double.NaN);
    }

    /** {@code p50 / p95 / p99}. */
    String times(String... names) {
        return at(names)
                .map(each -> each.text("p50") + " / " + each.text("p95") + " / " + each.text("p99"))
                .orElse("–");
    }
}
