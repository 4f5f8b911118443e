package dev.tandem.functions.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches a JWK set: from that address and no other, within {@link #PATIENCE}, and no more of it than {@link #MAX_BYTES}. */
final class KeyFetch implements JWKSetSource<SecurityContext> {
    static final Duration PATIENCE = Duration.ofSeconds(4);
    static final int MAX_BYTES = 65_536;

    private static final int STEP_MILLIS = 2_000;
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final URL address;
    private final Clock clock;

    KeyFetch(URL address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where keys from there could be anybody's */
    static URL address(String text) {
        URI uri = URI.create(text.strip());
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean here = scheme.equals("http") && THIS_MACHINE.matcher(host).matches();
        boolean safe = here || scheme.equals("https");
        if (!safe || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Keys are a JWK set, or at an https address (http on this machine only)");
        }
        try {
            return uri.toURL();
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException("Not the address of keys", malformed);
        }
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return UsableKeys.read(fetched());
        } catch (IOException | IllegalArgumentException unusable) {
            throw new JWKSetUnavailableException("The issuer's keys cannot be fetched", unusable);
        }
    }

    private String fetched() throws IOException {
        Instant end = clock.instant().plus(PATIENCE);
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        connection.setInstanceFollowRedirects(false); // Where keys come from was decided by who deployed this.
        connection.setConnectTimeout(STEP_MILLIS);
        connection.setReadTimeout(STEP_MILLIS);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + connection.getResponseCode());
            }
            return read(connection, end);
        } finally {
            connection.disconnect();
        }
    }

    /** Byte by byte is within every timeout of a read, so the end is looked at too. */
    private String read(HttpURLConnection connection, Instant end) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            byte[] part = new byte[8_192];
            for (int length = body.read(part); length >= 0; length = body.read(part)) {
                read.write(part, 0, length);
                if (read.size() > MAX_BYTES || clock.instant().isAfter(end)) {
                    throw new IOException("too much, or too slow");
                }
            }
            return read.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {}
}
