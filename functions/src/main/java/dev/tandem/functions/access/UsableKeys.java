package dev.tandem.functions.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.text.ParseException;
import java.util.List;

/** Reads a JWK set (RFC 7517) and leaves out what no good token is signed with: other curves, and RSA keys that are too short. */
final class UsableKeys {
    private static final int RSA_BITS = 2048;

    private UsableKeys() {}

    /** @throws IllegalArgumentException where it is none, holds no key that can be used, or holds a secret one */
    static JWKSet read(String text) {
        JWKSet keys = parsed(text);
        if (keys.containsNonPublicKeys()) {
            throw new IllegalArgumentException("Keys of an issuer are public ones");
        }
        List<JWK> usable = keys.getKeys().stream().filter(UsableKeys::isUsable).toList();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("No P-256 key and no RSA key of 2048 bits or more");
        }
        return new JWKSet(usable);
    }

    private static JWKSet parsed(String text) {
        try {
            JsonReader.FILES.read(text); // Stricter than the reader below: no duplicate keys.
            return JWKSet.parse(text);
        } catch (JsonRefused | ParseException | IllegalArgumentException notAKeySet) {
            throw new IllegalArgumentException("Not a JWK set", notAKeySet);
        }
    }

    private static boolean isUsable(JWK key) {
        return switch (key) {
            case ECKey curve -> curve.getCurve().equals(Curve.P_256);
            case RSAKey rsa -> rsa.size() >= RSA_BITS;
            default -> false;
        };
    }
}
