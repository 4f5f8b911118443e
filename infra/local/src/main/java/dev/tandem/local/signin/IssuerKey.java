package dev.tandem.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key of the issuer. Kept in a file, so that people stay signed in when the stack starts again. */
public final class IssuerKey {
    private IssuerKey() {}

    /** A new key that is kept nowhere. */
    public static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every JDK makes P-256 keys", impossible);
        }
    }

    /**
     * The key in a file; a new one where there is no file yet. Only the owner of the file can read it.
     *
     * @throws Refused {@code key-unusable}
     */
    public static ECKey in(Path file) {
        try {
            return Files.exists(file) ? read(file) : write(file, fresh());
        } catch (IOException | ParseException unusable) {
            Refused refused = new Refused(
                    "key-unusable",
                    "The key in " + file
                            + " cannot be used; delete the file to make a new one (everybody signs in again).");
            refused.initCause(unusable);
            throw refused;
        }
    }

    private static ECKey read(Path file) throws IOException, ParseException {
        ECKey key = ECKey.parse(Files.readString(file));
        if (!key.isPrivate() || !key.getCurve().equals(Curve.P_256)) {
            throw new ParseException("not a private P-256 key", 0);
        }
        return key;
    }

    private static ECKey write(Path file, ECKey key) throws IOException {
        // Whole or not at all: half a key would lock everybody out.
        Path draft = Files.createTempFile(directory(file), "key", ".draft", onlyOwner(file));
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    private static Path directory(Path file) {
        return file.toAbsolutePath().resolveSibling(".").normalize();
    }

    private static FileAttribute<?>[] onlyOwner(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
