package dev.tandem.local.cli;

import dev.tandem.exchange.Intake;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.local.demo.Crew;
import dev.tandem.local.demo.DemoList;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code demo}: a list of 60 items and four people who edit it, in the stack that runs, or in one of its own. */
final class Demo implements Command {
    private static final int DAY = 24 * 60;
    private static final Arguments.Form FORM = new Arguments.Form(List.of(), Set.of("--url", "--minutes"), Set.of());

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        Arguments arguments = FORM.read(words);
        int minutes = arguments.number("--minutes", 1, DAY, DAY);
        RunningStacks running = terminal.runningStacks();
        Optional<URI> found = arguments.value("--url").isPresent()
                ? Optional.of(running.find(arguments.value("--url")))
                : running.newest();
        // Of its own, it leaves nothing behind.
        URI url = found.orElseGet(
                () -> Up.serve(terminal, 0, Optional.empty(), terminal.kinds()).url());
        String room = load(url);
        terminal.out().println("room " + url.resolve("/rooms/" + room));
        terminal.say("Open it in a browser, sign in with any name and watch. Ctrl-C ends it.");
        try (Crew crew = Crew.enter(url, room, new SplittableRandom())) {
            crew.pack();
            var _ = new CountDownLatch(1).await(minutes, TimeUnit.MINUTES);
        }
    }

    private static String load(URI url) throws InterruptedException {
        Api api = Api.signIn(url, "ann.demo", "Ann");
        String room = RoomFacts.make(api, DemoList.kind().name(), DemoList.TITLE, true);
        Submission submission = new Submission(api, room, UUID.randomUUID().toString());
        submission.register();
        RoomFacts facts = RoomFacts.read(api, room);
        var operations = Intake.operations(
                DemoList.kind(),
                DemoList.drafts(),
                facts.entities(),
                () -> UUID.randomUUID().toString());
        submission.submit(facts.epoch(), facts.seq(), Mutations.of(operations), decided -> {});
        return room;
    }
}
