package dev.tandem.room;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** MurmurHash3_x86_32 by Austin Appleby (public domain): small, and the same in any language with 32-bit multiplication. */
final class Murmur3 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Murmur3() {}

    static int hash(byte[] bytes, int seed) {
        int hash = seed;
        int whole = bytes.length & ~3;
        for (int at = 0; at < whole; at += 4) {
            hash ^= scramble((int) WORD.get(bytes, at));
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        if (whole < bytes.length) {
            hash ^= scramble(rest(bytes, whole));
        }
        return avalanche(hash ^ bytes.length);
    }

    /** The last one to three bytes, little end first. */
    private static int rest(byte[] bytes, int from) {
        int word = 0;
        for (int at = bytes.length - 1; at >= from; at--) {
            word = (word << 8) | (bytes[at] & 0xff);
        }
        return word;
    }

    private static int scramble(int word) {
        return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int avalanche(int hash) {
        int mixed = hash;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
