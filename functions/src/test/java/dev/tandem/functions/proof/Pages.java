package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.kind.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The pages of one world: the core of the client as it is shipped, with this world's time, chance and ways to the server. Whatever a call sets going
 * is over when the call is: promises are settled before it returns, and what takes time asks for a timer.
 */
final class Pages {
    /** Some hundreds are usual. */
    private static final int MOST_CALLS = 20_000;

    private final Stage stage;
    private final String flaw;
    private final CoreProcess core = CoreProcess.borrow();
    /** Of which page each is. */
    private final Map<Integer, Integer> timers = new HashMap<>();

    private final Map<Integer, Page> pages = new HashMap<>();
    private final Map<Integer, PageLine> lines = new HashMap<>();
    private int opened;
    private int calls;

    Pages(Stage stage, String room, Kind kind, Optional<PageFlaw> flaw) {
        this.stage = stage;
        this.flaw = flaw.map(PageFlaw::script).orElse("");
        call("begin", Json.of(stage.random().nextInt()), setting(stage, room, kind));
    }

    /** What is long in a browser is short here: worlds last some seconds. */
    private static Json setting(Stage stage, String room, Kind kind) {
        int life = 3_000 + stage.random().nextInt(20_000);
        Json.Obj limits = Json.object()
                .put("connectMs", 4_000)
                .put("pingMs", 3_000)
                .put("pongMs", 3_000)
                .put("stableMs", 4_000)
                .put("backoffBaseMs", 200)
                .put("backoffCapMs", 3_000)
                .put("rotateMinMs", life)
                .put("rotateMaxMs", life + 2_000)
                .put("socketRetryMs", 3_000)
                .put("socketRetryCapMs", 6_000)
                .put("sleptMs", 1_500)
                .put("answerMs", 6_000)
                .put("restMs", 6_000)
                .put("tailCommits", 5)
                .build();
        Json kinds = Json.array(
                List.of(JsonReader.FILES.read(Schedule.KINDS.text(kind.name()).orElseThrow())));
        return Json.object()
                .put("room", room)
                .put("kinds", kinds)
                .put("limits", limits)
                .build();
    }

    /** Nobody asks these pages any more. */
    void close() {
        core.giveBack();
    }

    /** The number of a page that is about to be opened. */
    int next() {
        return ++opened;
    }

    void open(Page page, String browser, int slowMs) {
        pages.put(page.no(), page);
        call(
                "open",
                Json.of(page.no()),
                Json.of(page.device().user()),
                Json.of(browser),
                Json.of(slowMs),
                Json.of(flaw));
    }

    void forget(Page page) {
        pages.remove(page.no());
    }

    /** One call; first what it asks for is done, then it is seen where the pages are. */
    Json call(String name, Json... arguments) {
        if (++calls > MOST_CALLS) {
            throw new IllegalStateException("the pages do not come to rest");
        }
        List<Json> all = new ArrayList<>();
        all.add(Json.of(name));
        all.add(Json.of(stage.world().clock().millis()));
        all.addAll(List.of(arguments));
        Json.Obj answer = core.call(Json.array(all));
        answer.items("asked").forEach(each -> obey(((Json.Arr) each).items()));
        answer.items("pages").forEach(each -> stand(((Json.Arr) each).items()));
        return answer.find("answer").orElseThrow();
    }

    private void stand(List<Json> stand) {
        Optional.ofNullable(pages.get(number(stand.getFirst()))).ifPresent(page -> page.stands(stand));
    }

    /** What the script asks for, as {@code Host} in the script has it. Nothing here calls the script. */
    private void obey(List<Json> asked) {
        String what = text(asked.getFirst());
        List<Json> given = asked.subList(1, asked.size());
        int no = number(given.getFirst());
        switch (what) {
            case "cancel" -> timers.remove(no);
            case "send" -> line(no).send(no, text(given.get(1)));
            case "close" -> line(no).close(no);
            case "after" -> after(no, given);
            default -> Optional.ofNullable(pages.get(no)).ifPresent(page -> obey(what, page.device(), given));
        }
    }

    private PageLine line(int no) {
        return Objects.requireNonNull(lines.get(no), "the script knows only sockets that it was given");
    }

    /** A page that is gone asks for nothing. */
    private void obey(String what, PageDevice device, List<Json> given) {
        switch (what) {
            case "open" -> {
                int socket = number(given.get(1));
                lines.put(socket, device.line());
                device.line().open(socket, texts(given.get(2)));
            }
            case "fetch" ->
                device.line().fetch(number(given.get(1)), text(given.get(2)), text(given.get(3)), text(given.get(4)));
            case "kept" -> device.talk().kept(text(given.get(1)));
            case "numbered" -> device.talk().numbered(text(given.get(1)), text(given.get(2)), number(given.get(3)));
            case "setAside" -> device.talk().setAside(text(given.get(1)));
            case "claimed" -> device.talk().claimed(text(given.get(1)), (Json.Obj) given.get(2));
            case "report" -> device.talk().reported(text(given.get(1)));
            default -> throw new IllegalStateException("nobody knows " + what);
        }
    }

    private void after(int page, List<Json> given) {
        int timer = number(given.get(2));
        timers.put(timer, page);
        stage.after(number(given.get(1)), () -> fire(timer));
    }

    /** On a device that sleeps nothing happens until it wakes. */
    private void fire(int timer) {
        Page page = pages.get(timers.getOrDefault(timer, 0));
        if (page == null) {
            timers.remove(timer);
        } else if (page.device().isAsleep()) {
            stage.after(page.device().sleepsFor(), () -> fire(timer));
        } else {
            timers.remove(timer);
            call("fire", Json.of(timer));
        }
    }

    private static int number(Json number) {
        BigDecimal value = ((Json.Num) number).value();
        return value.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }

    private static String text(Json text) {
        return ((Json.Str) text).value();
    }

    private static List<String> texts(Json list) {
        return ((Json.Arr) list).items().stream().map(Pages::text).toList();
    }
}
