package dev.tandem.functions.proof;

import static java.util.stream.Collectors.toSet;

import dev.tandem.json.Json;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A browser with the app in one or two tabs: the core of the client as it is shipped, on a device that fails. What it says is {@link PageTalk}. */
final class PageDevice implements Device {
    private static final int MOST_TABS = 2;

    private final Stage stage;
    private final Site site;
    private final String user;
    private final String name;
    private final Hands hands;
    private final Pages pages;
    private final PageTalk talk;
    private final PageLine line;
    private final List<Page> tabs = new ArrayList<>();

    private long sleepsUntil;
    private int labels;
    private boolean running = true;

    PageDevice(Stage stage, Site site, Pages pages, String user, String name) {
        this.stage = stage;
        this.site = site;
        this.user = user;
        this.name = name;
        this.pages = pages;
        this.hands = new Hands(site.kind(), stage.random());
        this.talk = new PageTalk(stage, site, user, name);
        this.line = new PageLine(stage, site.cloud(), user, pages, talk);
    }

    String user() {
        return user;
    }

    PageLine line() {
        return line;
    }

    PageTalk talk() {
        return talk;
    }

    boolean isAsleep() {
        return stage.now() < sleepsUntil;
    }

    int sleepsFor() {
        return Math.toIntExact(Math.max(1, sleepsUntil - stage.now()));
    }

    @Override
    public void live() {
        if (running && !stage.isBroken()) {
            if (!isAsleep()) {
                act();
            }
            stage.after((site.isCalm() ? 2_000 : 100) + stage.random().nextInt(240), this::live);
        }
    }

    @Override
    public void stop() {
        running = false;
        List.copyOf(tabs).forEach(this::end);
    }

    private void act() {
        if (tabs.isEmpty()) {
            open();
        }
        Page tab = tabs.get(stage.random().nextInt(tabs.size()));
        if (tab.isRemoved() && site.isMember(user)) {
            anew(tab);
            return;
        }
        if (site.isEditing() && tab.isShown() && stage.random().nextInt(4) > 0) {
            edit(tab);
        }
        if (stage.weather().isClear()) {
            line.unblock();
            tabs.stream().filter(Page::isSpoilt).findFirst().ifPresent(this::anew);
        } else {
            misfortune(tabs.getLast());
        }
    }

    private void open() {
        int[] slow = {0, 0, 5, 40};
        Page tab = new Page(stage, pages, site, this);
        tabs.add(tab);
        pages.open(tab, name, slow[stage.random().nextInt(slow.length)]);
    }

    private void anew(Page tab) {
        end(tab);
        open();
    }

    private void end(Page tab) {
        tabs.remove(tab);
        tab.crash();
    }

    private void edit(Page tab) {
        int what = stage.random().nextInt(24);
        if (what < 2) {
            tab.takeBack(stage.random().nextInt(3) == 0, stage.random().nextInt(8) == 0);
        } else if (what == 2) {
            tab.review(stage.random().nextInt(3) == 0);
        } else if (stage.random().nextInt(hands.locks() ? 3 : 20) == 0) {
            hands.lockable(tab.sight())
                    .ifPresent(key -> tab.lock(
                            key, user.equals(Site.OWNER) && stage.random().nextInt(3) == 0));
        } else {
            List<Operation> ops = hands.next(tab.sight());
            if (!ops.isEmpty()) {
                String label = "edit" + ++labels;
                tab.mutate(label, json(ops));
                // As who types goes on: what waits may take it up.
                for (int more = stage.random().nextInt(4); more > 0; more--) {
                    hands.again(ops).ifPresent(next -> tab.mutate(label, json(next)));
                }
            }
        }
    }

    private static Json json(List<Operation> ops) {
        return Wire.of(new Mutation(1, 0, ops)).find("ops").orElseThrow();
    }

    private void misfortune(Page tab) {
        Weather weather = stage.weather();
        if (weather.strikes(Mishap.CRASH)) {
            stage.note(name, "a tab ends");
            anew(tab);
        } else if (weather.strikes(Mishap.TAB_TOOK_OVER)) {
            open();
            if (tabs.size() > MOST_TABS) {
                end(tabs.getFirst());
            }
        } else if (weather.strikes(Mishap.SOCKET_CUT)) {
            line.cut();
        } else if (weather.strikes(Mishap.SOCKET_HALF_OPEN)) {
            line.goDeaf();
        } else if (weather.strikes(Mishap.ALL_SOCKETS_CUT)) {
            site.devices().forEach(Device::drop);
        } else if (weather.strikes(Mishap.SLEEP)) {
            sleepsUntil = stage.now() + 500 + stage.random().nextInt(4_000);
            line.goDeaf();
        } else if (weather.strikes(Mishap.REST_ONLY)) {
            line.block();
            stage.after(2_000 + stage.random().nextInt(5_000), line::unblock);
        } else if (weather.strikes(Mishap.STORAGE_FAILED)) {
            tab.spoil(stage.random().nextInt(3) == 0);
        }
    }

    @Override
    public void drop() {
        line.cut();
    }

    @Override
    public void lose() {
        line.lose();
    }

    @Override
    public boolean isAt(String epoch, long seq) {
        return !tabs.isEmpty() && tabs.stream().allMatch(tab -> tab.isAt(epoch, seq));
    }

    @Override
    public Set<String> present() {
        return tabs.stream().filter(Page::isLive).map(Page::client).collect(toSet());
    }

    @Override
    public List<Happening> ended() {
        return tabs.stream().map(Page::ended).toList();
    }
}
