package dev.tandem.rule;

import dev.tandem.model.Entity;
import java.math.BigDecimal;

/** How many there are of something, and of how many of them somebody else disposes. */
record Stock(BigDecimal onHand, BigDecimal reserved) {
    static final String ON_HAND = "onHand";
    static final String RESERVED = "reserved";
    static final String REORDER_POINT = "reorderPoint";

    static final Stock NONE = new Stock(BigDecimal.ZERO, BigDecimal.ZERO);

    static Stock of(Entity entity) {
        return new Stock(Values.number(entity, ON_HAND), Values.number(entity, RESERVED));
    }

    BigDecimal available() {
        return onHand.subtract(reserved);
    }
}
