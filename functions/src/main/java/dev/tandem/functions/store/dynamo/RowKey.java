package dev.tandem.functions.store.dynamo;

/** Names a row of a table: partition key and sort key. */
public record RowKey(String pk, String sk) implements Comparable<RowKey> {
    @Override
    public int compareTo(RowKey other) {
        int byPartition = pk.compareTo(other.pk);
        return byPartition != 0 ? byPartition : sk.compareTo(other.sk);
    }

    @Override
    public String toString() {
        return pk + " " + sk;
    }
}
