package dev.tandem.local.cost;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The price table: a region, a date, and where each price can be looked up.
 *
 * @param prices by code, in order
 * @param assumed what cannot be counted without the cloud, by code
 */
public record Prices(
        String region,
        String date,
        Map<String, Price> prices,
        Map<String, Assumption> assumed,
        List<Alternative> alternatives) {

    /** A figure that is not counted. */
    public record Assumption(String code, double value, String what) {}

    /**
     * Something else that could carry the same traffic.
     *
     * @param message US dollars for a million messages, sent and delivered alike
     * @param minute US dollars for a million minutes of connections
     * @param month US dollars for being there
     */
    public record Alternative(
            String name,
            double message,
            double minute,
            double month,
            String what,
            boolean checked,
            String source,
            boolean own) {}

    /** The committed table. */
    public static Prices committed() {
        Form form = Form.of(JsonReader.FILES.read(Resources.read("prices.json")));
        Map<String, Price> prices = new LinkedHashMap<>();
        form.objects("prices").forEach(each -> prices.put(each.text("code"), Price.of(each)));
        Map<String, Assumption> assumed = new LinkedHashMap<>();
        form.objects("assumed")
                .forEach(each -> assumed.put(
                        each.text("code"),
                        new Assumption(each.text("code"), number(each, "value"), each.text("what"))));
        List<Alternative> alternatives = form.objects("alternatives").stream()
                .map(each -> new Alternative(
                        each.text("name"),
                        number(each, "message"),
                        number(each, "minute"),
                        number(each, "month"),
                        each.text("what"),
                        each.flag("checked"),
                        each.text("source"),
                        each.has("own")))
                .toList();
        return new Prices(form.text("region"), form.text("date"), prices, assumed, alternatives);
    }

    Price price(String code) {
        return Objects.requireNonNull(prices.get(code), code);
    }

    double assumed(String code) {
        return Objects.requireNonNull(assumed.get(code), code).value();
    }

    static double number(Form form, String name) {
        if (form.any(name) instanceof Json.Num(var number)) {
            return number.doubleValue();
        }
        throw form.refuse(name);
    }
}
