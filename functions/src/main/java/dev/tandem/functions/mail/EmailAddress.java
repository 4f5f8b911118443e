package dev.tandem.functions.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail addresses that are written to: the plain form of RFC 5321 (dot-atom and host name, ASCII), without comments, quotes or address literals.
 */
public final class EmailAddress {
    /** RFC 5321, 4.5.3.1.3, without the brackets of a path. */
    private static final int MAX_LENGTH = 254;

    private static final Pattern LOCAL =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    private EmailAddress() {}

    /**
     * The address in the form in which it is kept and compared: its domain in lower case, because hosts have no case. What stands before the
     * {@code @} is the business of that host alone and stays as it is.
     *
     * @return nothing where it is none
     */
    public static Optional<String> of(String text) {
        int at = text.lastIndexOf('@');
        if (text.length() > MAX_LENGTH || at < 0) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                ? Optional.of(local + "@" + domain.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
