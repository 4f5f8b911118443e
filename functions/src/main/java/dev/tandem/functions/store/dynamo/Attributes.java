package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.dynamo.Value.Flag;
import dev.tandem.functions.store.dynamo.Value.Text;
import dev.tandem.functions.store.dynamo.Value.Whole;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as the SDK writes them. */
final class Attributes {
    private Attributes() {}

    static Map<String, AttributeValue> of(RowKey key) {
        return Map.of(Attribute.PK, text(key.pk()), Attribute.SK, text(key.sk()));
    }

    static Map<String, AttributeValue> of(Row row) {
        Map<String, AttributeValue> item = new HashMap<>(of(row.key()));
        row.attributes().forEach((name, value) -> item.put(name, of(value)));
        return item;
    }

    static AttributeValue of(Value value) {
        return switch (value) {
            case Text(String text) -> text(text);
            case Whole(long number) -> AttributeValue.fromN(Long.toString(number));
            case Flag(boolean on) -> AttributeValue.fromBool(on);
        };
    }

    static Row row(Map<String, AttributeValue> item) {
        Map<String, Value> attributes = new HashMap<>();
        item.forEach((name, value) -> attributes.put(name, value(value)));
        attributes.remove(Attribute.PK);
        attributes.remove(Attribute.SK);
        return new Row(key(item), attributes);
    }

    static RowKey key(Map<String, AttributeValue> item) {
        return new RowKey(at(item, Attribute.PK), at(item, Attribute.SK));
    }

    private static String at(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("a row without " + name);
        }
        return value.s();
    }

    private static Value value(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Text(value.s());
            case N -> new Whole(Long.parseLong(value.n()));
            case BOOL -> new Flag(value.bool());
            default -> throw new IllegalStateException("a row with an attribute of type " + value.type());
        };
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
