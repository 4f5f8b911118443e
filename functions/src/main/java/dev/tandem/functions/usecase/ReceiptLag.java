package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Receipt;

/**
 * Whether a receipt is behind the log. A transaction becomes visible row by row, so a client may have seen its own commit, and gone on from there, while
 * its receipt still shows the time before: that is no gap.
 */
final class ReceiptLag {
    /** More commits than a room makes until a transaction is visible as a whole. */
    private static final long NEWEST = 200;

    private static final int BYTES = 1024 * 1024;

    private final RoomStore rooms;

    ReceiptLag(RoomStore rooms) {
        this.rooms = rooms;
    }

    boolean isBehind(Loaded loaded, Receipt receipt) {
        long newest = Math.max(loaded.meta().floor(), loaded.head().seq() - NEWEST);
        return rooms.log(loaded.meta().id(), Math.max(receipt.seq(), newest), BYTES).stream()
                .anyMatch(commit -> commit.client().equals(receipt.client()) && commit.to() > receipt.last());
    }
}
