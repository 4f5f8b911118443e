package dev.tandem.protocol;

/** Whether a person is at their device (PROTOCOL P1). */
public enum Status {
    ONLINE,
    AWAY,
    OFFLINE;

    public String wire() {
        return Wire.name(this);
    }
}
