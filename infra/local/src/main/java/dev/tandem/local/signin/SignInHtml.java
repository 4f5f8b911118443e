package dev.tandem.local.signin;

import static dev.tandem.local.web.Html.escaped;

import dev.tandem.local.web.Html;
import dev.tandem.local.web.WebResponse;

/** The page that asks who somebody is. It runs nothing; what people wrote is escaped. */
final class SignInHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: light-dark(#6b7c7d, #87999b); --soft: light-dark(#465657, #b3c0c1); --accent: light-dark(#0f5e63, #7fd1d6); --on: light-dark(#fff, #06292b); --bad: light-dark(#a3211b, #ffb0a8) }
            * { box-sizing: border-box }
            body { margin: 0; background: light-dark(#f7f6f2, #10181b); color: light-dark(#16272a, #edf1f0) }
            main { max-width: 24rem; min-height: 100dvh; margin: 0 auto; padding: 40px 20px; display: flex; flex-direction: column; justify-content: center; gap: 24px }
            h1, p { margin: 0 }
            h1 { font-size: 24px; line-height: 1.3 }
            form { display: flex; flex-direction: column; gap: 16px; padding: 20px; border-radius: 12px; border: 1px solid light-dark(#dcdad2, #2c3a3e); background: light-dark(#fff, #182327) }
            div { display: flex; flex-direction: column; gap: 4px }
            label { font-weight: 500; font-size: 14px }
            input, button { font: inherit; min-height: 44px; border-radius: 8px; padding: 8px 12px; width: 100% }
            input { border: 1px solid var(--line); background: transparent; color: inherit }
            button { border: 1px solid var(--line); background: transparent; color: inherit; font-weight: 500; cursor: pointer }
            button.go { border-color: var(--accent); background: var(--accent); color: var(--on) }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
            small, .soft { color: var(--soft); font-size: 13px; overflow-wrap: anywhere }
            .bad { color: var(--bad); font-size: 14px }
            """;

    /** The form goes to this page, and this page sends its referrer to itself alone: without one, browsers leave the origin away. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; style-src '"
                    + Html.styleHash(STYLE) + "'";

    private final SignInTexts texts;

    SignInHtml(SignInTexts texts) {
        this.texts = texts;
    }

    /**
     * The form.
     *
     * @param name and {@code user} what stands in it already
     * @param wrong whether it came back because there is no user id to go on with
     */
    WebResponse ask(String name, String user, boolean wrong) {
        String body = """
                <h1>%s</h1>
                <p class="soft">%s</p>
                <form method="post">
                <div><label for="name">%s</label><input id="name" name="name" autocomplete="name" maxlength="80" value="%s"%s></div>
                <div><label for="user">%s</label><input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="128" value="%s" aria-describedby="hint%s"%s>
                %s<small id="hint">%s</small></div>
                <button class="go" type="submit">%s</button>
                <button type="submit" name="cancel" value="yes" formnovalidate>%s</button>
                </form>
                <p class="soft">%s</p>
                """.formatted(
                        texts.title(),
                        texts.lead(),
                        texts.name(),
                        escaped(name),
                        wrong || !user.isEmpty() ? "" : " required autofocus",
                        texts.user(),
                        escaped(user),
                        wrong ? " wrong" : "",
                        wrong ? " aria-invalid=\"true\" required autofocus" : "",
                        wrong ? "<span id=\"wrong\" class=\"bad\" role=\"alert\">" + texts.userWrong() + "</span>" : "",
                        texts.userHint(),
                        texts.go(),
                        texts.cancel(),
                        texts.development());
        return page(wrong ? 400 : 200, texts.title(), body);
    }

    /** What cannot be told to the app. */
    WebResponse lost(String why) {
        return page(
                400,
                texts.lost(),
                "<h1>%s</h1>\n<p>%s</p>\n<p class=\"soft\" lang=\"en\">%s</p>\n"
                        .formatted(texts.lost(), texts.lostNext(), escaped(why)));
    }

    private WebResponse page(int status, String title, String body) {
        String html = """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s · Tandem</title><style>%s</style></head>
                <body><main>
                %s</main></body>
                </html>
                """.formatted(texts.language(), title, STYLE, body);
        return WebResponse.of(status, "text/html; charset=utf-8", html)
                .with("content-security-policy", POLICY)
                .with("referrer-policy", "same-origin")
                .with("cache-control", "no-store");
    }
}
