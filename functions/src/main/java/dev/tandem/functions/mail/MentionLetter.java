package dev.tandem.functions.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Tells somebody that they were mentioned while the app was open nowhere (PROTOCOL N5). What was written stays in the room: a letter is read by others
 * than members.
 *
 * @param to the address, as {@link EmailAddress} gives it
 * @param language {@code en} or {@code th}
 * @param author how whoever mentioned them is shown
 * @param title of the room
 * @param url of the room
 * @param settings where such letters are switched off
 */
public record MentionLetter(String to, String language, String author, String title, String url, String settings) {
    public Letter letter() {
        Sentences sentences = Sentences.in(language);
        String subject = PlainText.line(sentences.get("mention.subject", values(UnaryOperator.identity())));
        Map<String, String> text = parts(sentences, values(UnaryOperator.identity()));
        text.put("url", url);
        text.put("settings", settings);
        // Each value of somebody stands apart, so that it turns only itself where it is written from right to left.
        Map<String, String> html = parts(sentences, values(value -> "<bdi>" + PlainText.html(value) + "</bdi>"));
        html.put("lang", language);
        html.put("subject", PlainText.html(subject));
        html.put("url", PlainText.html(url));
        html.put("settings", PlainText.html(settings));
        return new Letter(
                to,
                subject,
                new Template(Sentences.file("mention.txt")).with(text),
                new Template(Sentences.file("mention.html")).with(html));
    }

    private Map<String, String> values(UnaryOperator<String> shown) {
        return Map.of(
                "author", shown.apply(PlainText.line(author)),
                "title", shown.apply(PlainText.line(title)),
                "to", shown.apply(to));
    }

    private static Map<String, String> parts(Sentences sentences, Map<String, String> values) {
        Map<String, String> parts = new HashMap<>();
        for (String name : new String[] {"says", "open", "why", "off"}) {
            parts.put(name, sentences.get("mention." + name, values));
        }
        return parts;
    }
}
