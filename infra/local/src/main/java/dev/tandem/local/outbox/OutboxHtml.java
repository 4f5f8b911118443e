package dev.tandem.local.outbox;

import static dev.tandem.local.web.Html.escaped;

import dev.tandem.local.outbox.Outbox.Kept;
import dev.tandem.local.web.Html;
import java.time.Instant;
import java.util.List;

/** The page of the outbox. Everything of a letter is escaped; its HTML is shown by a frame. */
final class OutboxHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { max-width: 800px; margin: 0 auto; padding: 16px }
            article { border: 1px solid #888; border-radius: 8px; padding: 16px; margin: 16px 0 }
            h2 { margin: 0; font-size: 18px; overflow-wrap: anywhere }
            dl { display: grid; grid-template-columns: auto 1fr; gap: 0 12px; margin: 8px 0 }
            dd { margin: 0; overflow-wrap: anywhere }
            iframe { width: 100%; height: 480px; border: 1px solid #888; background: Canvas }
            pre { white-space: pre-wrap; overflow-wrap: anywhere }
            """;

    /** What the page's policy calls its only style by. */
    static final String STYLE_HASH = Html.styleHash(STYLE);

    private OutboxHtml() {}

    static String page(List<Kept> newestFirst, String sandbox) {
        StringBuilder letters = new StringBuilder();
        newestFirst.forEach(kept -> letters.append(article(kept, sandbox)));
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Outbox</title><style>%s</style></head>
                <body>
                <h1>Outbox</h1>
                <p>Letters that this stack would have sent. They are kept until it stops. <a href="/outbox">Look again</a></p>
                %s</body>
                </html>
                """.formatted(STYLE, letters.isEmpty() ? "<p>No letters yet.</p>\n" : letters);
    }

    private static String article(Kept kept, String sandbox) {
        return """
                <article>
                <h2>%s</h2>
                <dl><dt>To</dt><dd>%s</dd><dt>At</dt><dd>%s</dd></dl>
                <iframe title="Letter %d" sandbox="%s" src="/outbox/%d.html" loading="lazy"></iframe>
                <details><summary>As text</summary><pre>%s</pre></details>
                </article>
                """.formatted(
                        escaped(kept.letter().subject()),
                        escaped(kept.letter().to()),
                        Instant.ofEpochMilli(kept.at()),
                        kept.id(),
                        sandbox,
                        kept.id(),
                        escaped(kept.letter().text()));
    }
}
