package dev.tandem.functions.mail;

import dev.tandem.model.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Asks somebody into a room (PROTOCOL I1). The link is the only secret in it.
 *
 * @param to the address, as {@link EmailAddress} gives it
 * @param language {@code en} or {@code th}
 * @param inviter how the person who invites is shown
 * @param title of the room
 * @param message from the person who invites
 * @param url the link
 */
public record InvitationLetter(
        String to,
        String language,
        String inviter,
        String title,
        Role role,
        Optional<String> message,
        String url,
        Instant expiresAt) {

    /** Whether there are letters in a language. */
    public static boolean speaks(String language) {
        return Sentences.LANGUAGES.contains(language);
    }

    public Letter letter() {
        Sentences sentences = Sentences.in(language);
        return new Letter(
                to,
                PlainText.line(sentences.get("subject", values(sentences, UnaryOperator.identity()))),
                text(sentences),
                html(sentences));
    }

    private String text(Sentences sentences) {
        Map<String, String> values = values(sentences, UnaryOperator.identity());
        Map<String, String> parts = parts(sentences, values);
        parts.put(
                "message",
                message.map(PlainText::lines)
                        .map(lines ->
                                sentences.get("message", values) + "\n\n  " + lines.replace("\n", "\n  ") + "\n\n")
                        .orElse(""));
        parts.put("url", url);
        return new Template(Sentences.file("invitation.txt")).with(parts);
    }

    /** Each value of somebody stands apart, so that it turns only itself where it is written from right to left. */
    private String html(Sentences sentences) {
        Map<String, String> values = values(sentences, value -> "<bdi>" + PlainText.html(value) + "</bdi>");
        Map<String, String> parts = parts(sentences, values);
        parts.put("lang", language);
        parts.put(
                "subject",
                PlainText.html(PlainText.line(sentences.get("subject", values(sentences, UnaryOperator.identity())))));
        parts.put(
                "message",
                message.map(PlainText::lines)
                        .map(lines -> new Template(Sentences.file("message.html"))
                                .with(Map.of(
                                        "says",
                                        sentences.get("message", values),
                                        "lines",
                                        PlainText.html(lines).replace("\n", "<br>\n"))))
                        .orElse(""));
        parts.put("url", PlainText.html(url));
        return new Template(Sentences.file("invitation.html")).with(parts);
    }

    private Map<String, String> parts(Sentences sentences, Map<String, String> values) {
        Map<String, String> parts = new HashMap<>();
        for (String name : new String[] {"invites", "open", "copy", "ends", "ignore"}) {
            parts.put(name, sentences.get(name, values));
        }
        return parts;
    }

    private Map<String, String> values(Sentences sentences, UnaryOperator<String> shown) {
        return Map.of(
                "inviter", shown.apply(PlainText.line(inviter)),
                "title", shown.apply(PlainText.line(title)),
                "to", shown.apply(to),
                "role", sentences.get("role." + role.wire()),
                "time", time());
    }

    /** In the calendar of the language. Whose clock it is nobody knows: so it is everybody's. */
    private String time() {
        Locale locale = Locale.of(language);
        DateTimeFormatter form = DateTimeFormatter.ofPattern("d MMMM y HH:mm 'UTC'", locale);
        return (language.equals("th") ? form.withChronology(ThaiBuddhistChronology.INSTANCE) : form)
                .format(expiresAt.atZone(ZoneOffset.UTC));
    }
}
