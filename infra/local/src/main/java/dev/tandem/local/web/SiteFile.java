package dev.tandem.local.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file as it is served: compressed once when it is loaded, and as Brotli where the build has put that beside it. */
record SiteFile(
        FileTime modified,
        long size,
        String mediaType,
        String digest,
        ByteBuffer plain,
        @Nullable ByteBuffer gzip,
        @Nullable ByteBuffer brotli) {

    private static final String BROTLI = ".br";

    static SiteFile load(Path file, BasicFileAttributes attributes) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String type = MediaTypes.of(file.getFileName().toString());
        return new SiteFile(
                attributes.lastModifiedTime(),
                attributes.size(),
                type,
                digest(bytes),
                ByteBuffer.wrap(bytes).asReadOnlyBuffer(),
                MediaTypes.compressible(type) ? compressed(bytes) : null,
                beside(file, attributes.lastModifiedTime()));
    }

    /** Whether the file on disk is still the one that was loaded. */
    boolean isStill(BasicFileAttributes attributes) {
        return attributes.size() == size && attributes.lastModifiedTime().equals(modified);
    }

    private static @Nullable ByteBuffer compressed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size() < bytes.length ? ByteBuffer.wrap(out.toByteArray()).asReadOnlyBuffer() : null;
    }

    /** What was left by an older build is of another file. */
    private static @Nullable ByteBuffer beside(Path file, FileTime modified) throws IOException {
        Path brotli = file.resolveSibling(file.getFileName() + BROTLI);
        if (!Files.isRegularFile(brotli) || Files.getLastModifiedTime(brotli).compareTo(modified) < 0) {
            return null;
        }
        return ByteBuffer.wrap(Files.readAllBytes(brotli)).asReadOnlyBuffer();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
