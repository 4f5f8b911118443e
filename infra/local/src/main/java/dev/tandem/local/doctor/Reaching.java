package dev.tandem.local.doctor;

import dev.tandem.json.Form;
import dev.tandem.local.doctor.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether what is at the address is Tandem, and its pages are there. */
final class Reaching {
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    /** What the page loads first. */
    private static final Pattern ASSETS = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private final Subject subject;
    private final Http http;

    Reaching(Subject subject, Http http) {
        this.subject = subject;
        this.http = http;
    }

    String address() {
        if (!Subject.isHere(subject.url()) && !"https".equals(subject.url().getScheme())) {
            throw Ailment.NOT_HTTPS.of(subject.url());
        }
        Answer answer = http.get("/api/openapi.json");
        if (answer.status() >= SERVER_ERROR && answer.form().isPresent()) {
            throw Ailment.API_FAILS.of("/api/openapi.json", answer.brief());
        }
        boolean tandem = answer.status() == OK
                && answer.form()
                        .filter(form -> form.has("info"))
                        .map(form -> form.object("info"))
                        .filter(info -> info.has("title") && info.text("title").equals("Tandem"))
                        .isPresent();
        if (!tandem) {
            throw Ailment.NOT_TANDEM.of(subject.url(), "/api/openapi.json is " + answer.brief());
        }
        return "";
    }

    String pages() {
        Answer page = http.get("/");
        String type = page.headers().firstValue("content-type").orElse("of no type");
        if (page.status() != OK || !type.startsWith("text/html")) {
            throw Ailment.PAGES_MISSING.of(subject.url(), "HTTP " + page.status() + ", " + type);
        }
        List<String> assets = ASSETS.matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        for (String asset : assets) {
            Answer file = http.get(asset);
            if (file.status() != OK) {
                throw Ailment.PAGES_HALF.of(asset, "HTTP " + file.status());
            }
        }
        config();
        return assets.size() + " files";
    }

    /** On this machine the page knows where to sign in. */
    private void config() {
        if (Subject.isHere(subject.url())) {
            return;
        }
        Answer config = http.get("/config.json");
        boolean says = config.status() == OK
                && config.form()
                        .filter(form -> form.has("issuer") && form.has("clientId"))
                        .isPresent();
        if (!says) {
            throw Ailment.CONFIG_MISSING.of(subject.url().resolve("/config.json"), "HTTP " + config.status());
        }
    }

    /** Asks as a browser does before a page of elsewhere may. */
    String origin(String origin) {
        Answer answer = http.send(http.request("/api/tickets")
                .header("origin", origin)
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        String allowed =
                answer.headers().firstValue("access-control-allow-origin").orElse("");
        if (!allowed.equals(origin)) {
            throw Ailment.ORIGIN_REFUSED.of(origin);
        }
        return origin;
    }

    /** What the ticket says is spoken, against what this speaks. */
    static void version(Form ticket) {
        String spoken = ticket.has("protocol") ? ticket.text("protocol") : "nothing known";
        if (!spoken.equals(Ticket.SPOKEN)) {
            throw Ailment.OTHER_VERSION.of(spoken, Ticket.SPOKEN);
        }
    }
}
