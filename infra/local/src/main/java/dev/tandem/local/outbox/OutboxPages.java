package dev.tandem.local.outbox;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.outbox.Outbox.Kept;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outbox in front of another site: {@code GET /outbox}, the letters as a page; {@code GET /outbox.json},
 * {@code {"letters":[{"id","at","to","subject","text","html"}…]}}, newest first; {@code GET /outbox/<id>.html}, one letter, which the page shows in a
 * frame.
 *
 * <p>A letter is text of people. It runs nothing and loads nothing, wherever it is opened: its own policy and the frame's sandbox both say so. Its
 * links open in a window of their own.
 */
public final class OutboxPages implements WebPages {
    private static final String PATH = "/outbox";
    private static final Pattern LETTER = Pattern.compile("/outbox/([1-9][0-9]{0,15})\\.html");
    private static final String FRAME = "allow-popups allow-popups-to-escape-sandbox";
    private static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; ";

    /** Styles stand in the letter itself, as mail programs want it. */
    private static final String LETTER_POLICY =
            NOTHING + "style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox " + FRAME;

    private static final String PAGE_POLICY =
            NOTHING + "style-src '" + OutboxHtml.STYLE_HASH + "'; frame-src 'self'; frame-ancestors 'none'";

    private final Outbox outbox;
    private final WebPages others;

    /** @param others everything else */
    public OutboxPages(Outbox outbox, WebPages others) {
        this.outbox = outbox;
        this.others = others;
    }

    @Override
    public WebResponse answer(WebRequest request) {
        String path = request.path();
        boolean mine = path.equals(PATH) || path.equals(PATH + ".json") || path.startsWith(PATH + "/");
        if (!mine) {
            return others.answer(request);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return WebResponse.of(405, "text/plain; charset=utf-8", "Only GET and HEAD\n")
                    .with("allow", "GET, HEAD");
        }
        return content(path).with("cache-control", "no-store");
    }

    private WebResponse content(String path) {
        return switch (path) {
            case PATH -> html(OutboxHtml.page(outbox.newestFirst(), FRAME), PAGE_POLICY);
            case PATH + ".json" ->
                WebResponse.of(200, "application/json", JsonWriter.write(json(outbox.newestFirst())));
            default ->
                letter(path)
                        .map(kept -> html(kept.letter().html(), LETTER_POLICY))
                        .orElseGet(() -> WebResponse.of(404, "text/plain; charset=utf-8", "There is no such letter\n"));
        };
    }

    private Optional<Kept> letter(String path) {
        Matcher matcher = LETTER.matcher(path);
        return matcher.matches() ? outbox.find(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    private static WebResponse html(String text, String policy) {
        return WebResponse.of(200, "text/html; charset=utf-8", text).with("content-security-policy", policy);
    }

    private static Json json(List<Kept> letters) {
        return Json.object()
                .put(
                        "letters",
                        Json.array(letters.stream().map(OutboxPages::json).toList()))
                .build();
    }

    private static Json json(Kept kept) {
        return Json.object()
                .put("id", kept.id())
                .put("at", kept.at())
                .put("to", kept.letter().to())
                .put("subject", kept.letter().subject())
                .put("text", kept.letter().text())
                .put("html", kept.letter().html())
                .build();
    }
}
