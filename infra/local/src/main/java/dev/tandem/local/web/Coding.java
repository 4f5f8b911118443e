package dev.tandem.local.web;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How a file comes over the network, the smaller ones first. */
enum Coding {
    BROTLI("br", "-br"),
    GZIP("gzip", "-gz"),
    PLAIN("identity", "");

    /** As headers have it. */
    final String token;

    /** What the tag of a file ends with. */
    final String mark;

    Coding(String token, String mark) {
        this.token = token;
        this.mark = mark;
    }

    /** The smallest that there is of a file and that is accepted. */
    static Coding best(SiteFile file, String accepted) {
        for (Coding coding : values()) {
            if (coding.isOf(file) && coding.isIn(accepted)) {
                return coding;
            }
        }
        return PLAIN;
    }

    /**
     * A file in this form.
     *
     * @throws IllegalStateException there is no such form of it
     */
    ByteBuffer of(SiteFile file) {
        ByteBuffer body = body(file);
        if (body == null) {
            throw new IllegalStateException("There is no " + token + " of this file");
        }
        return body;
    }

    private boolean isOf(SiteFile file) {
        return body(file) != null;
    }

    private @Nullable ByteBuffer body(SiteFile file) {
        return switch (this) {
            case BROTLI -> file.brotli();
            case GZIP -> file.gzip();
            case PLAIN -> file.plain();
        };
    }

    /** RFC 9110, 12.5.3: a coding with weight zero is refused. */
    private boolean isIn(String accepted) {
        for (String one : accepted.split(",", -1)) {
            String[] parts = one.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            if (parts[0].equalsIgnoreCase(token)) {
                return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }
}
