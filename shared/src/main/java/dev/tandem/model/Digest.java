package dev.tandem.model;

/** 64 bits that all holders of the same entities agree on (PROTOCOL S7). */
public record Digest(long bits) {
    /** Of a room without entities. */
    public static final Digest EMPTY = new Digest(0);

    /** 16 hex digits. */
    public String hex() {
        return java.util.HexFormat.of().toHexDigits(bits);
    }

    /** Reads 16 hex digits. */
    public static Digest ofHex(String hex) {
        return new Digest(java.util.HexFormat.fromHexDigitsToLong(hex));
    }
}
