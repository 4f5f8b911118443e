package dev.tandem.functions.access;

import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.util.Base64;

/** Of each signature on an elliptic curve there are two: who has (r, s) has (r, n − s) as well. */
final class Twin {
    private static final int PART = 32;

    private Twin() {}

    static String of(String token) {
        int last = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(last));
        BigInteger order = Curve.P_256.toECParameterSpec().getOrder();
        byte[] other = order.subtract(new BigInteger(1, signature, PART, PART)).toByteArray();
        for (int i = 0; i < PART; i++) {
            int from = other.length - PART + i;
            signature[PART + i] = from < 0 ? 0 : other[from];
        }
        return token.substring(0, last)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
