package dev.tandem.functions.usecase;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the app is, for links that people get. A deployment says it; a laptop, which is reached by many names, takes the one it was asked by.
 *
 * @param configured as the deployment says
 * @param origins pages that may use the deployment; empty for any
 */
public record AppAddress(Optional<URI> configured, Set<String> origins) {
    private static final Pattern ORIGIN = Pattern.compile("https?://" + IssueTicket.HOST);

    public AppAddress {
        origins = Set.copyOf(origins);
    }

    /**
     * Who asked, as the request says.
     *
     * @param origin of the page; empty where it is none
     * @param host that was asked
     */
    public record Asked(Optional<String> origin, Optional<String> host) {}

    /** Nothing where neither the deployment nor the request says it. */
    Optional<String> of(Asked asked) {
        return configured
                .map(AppAddress::plain)
                .or(() -> asked.origin().filter(this::isOurs))
                .or(() -> asked.host()
                        .filter(host -> IssueTicket.HOST.matcher(host).matches())
                        .map(host -> "http://" + host)
                        .filter(this::isAllowed));
    }

    private boolean isOurs(String origin) {
        return ORIGIN.matcher(origin).matches() && isAllowed(origin);
    }

    private boolean isAllowed(String origin) {
        return origins.isEmpty() || origins.contains(origin);
    }

    private static String plain(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** What the deployment says, or where somebody used the app. */
    String orElse(String used) {
        return configured.map(AppAddress::plain).orElse(used);
    }

    /** The link of an invitation. What follows {@code #} is sent to no server. */
    String link(InvitationSecret secret, Asked asked) {
        return of(asked).orElse("") + "/invite#" + secret.text();
    }
}
