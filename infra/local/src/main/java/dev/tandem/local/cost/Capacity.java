package dev.tandem.local.cost;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Units that DynamoDB charges, of the sizes of items: DynamoDB Local reports other figures for transactions.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">units</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">sizes</a>
 */
final class Capacity {
    private static final int READ_BYTES = 4096;
    private static final int WRITE_BYTES = 1024;
    private static final double EVENTUAL = 0.5;

    private Capacity() {}

    /** Of one read: what it found is added up; finding nothing costs as much as little. */
    static double read(List<Map<String, AttributeValue>> items, boolean consistent) {
        int bytes = items.stream().mapToInt(Capacity::size).sum();
        return Math.max(1, Math.ceilDiv(bytes, READ_BYTES)) * (consistent ? 1 : EVENTUAL);
    }

    /** Of one item that is written, deleted or checked, outside of a transaction. */
    static double write(Map<String, AttributeValue> item) {
        return Math.max(1, Math.ceilDiv(size(item), WRITE_BYTES));
    }

    /** Names and values. */
    static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(each -> bytes(each.getKey()) + size(each.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> 2 + value.n().length() / 2;
            case BOOL, NUL -> 1;
            default -> throw new IllegalArgumentException("no rows of Tandem have a " + value.type());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
