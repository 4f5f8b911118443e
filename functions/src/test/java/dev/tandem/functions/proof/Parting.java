package dev.tandem.functions.proof;

import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.push.PartResult;
import dev.tandem.functions.push.Poster;
import dev.tandem.functions.usecase.Division;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In some worlds every room is a large one: what it is told is divided among invocations, which are refused, come late, are done twice, die half way, or
 * whose answer gets lost.
 */
final class Parting implements Poster {
    /** Chosen so that worlds in which something was once found are as they were then. */
    private static final long DRAW = 2835;

    private static final int ONE_IN = 4;
    private static final int PATIENCE = 2_000;

    private final Stage stage;
    private final Cloud cloud;

    private Parting(Stage stage, Cloud cloud) {
        this.stage = stage;
        this.cloud = cloud;
    }

    /** How it is divided in the world of a seed, if it is. */
    static Optional<Division> of(long seed, Stage stage, Cloud cloud) {
        SplittableRandom draw = new SplittableRandom(seed ^ DRAW);
        if (draw.nextInt(ONE_IN) > 0) {
            return Optional.empty();
        }
        Division.Sizes sizes = new Division.Sizes(draw.nextInt(2), 1 + draw.nextInt(2));
        stage.weather().parts(draw);
        Parting parting = new Parting(stage, cloud);
        Log log = new Log(stage.world().clock(), line -> {});
        return Optional.of(new Division(() -> parting, sizes, parting::sideBySide, log));
    }

    /** Each part is an invocation: where it dies, whoever waits for it learns that it has ended, and nothing else. */
    private void sideBySide(List<Runnable> parts) {
        if (parts.size() > 1) {
            stage.count(Sight.FAN_OUT_DIVIDED);
        }
        AtomicInteger left = new AtomicInteger(parts.size());
        parts.forEach(part -> stage.world().spawn("part", () -> {
            try {
                part.run();
            } finally {
                left.decrementAndGet();
            }
        }));
        while (left.get() > 0) {
            stage.world().sleep(Duration.ofMillis(1));
        }
    }

    @Override
    public PartResult post(byte[] part) {
        if (stage.weather().strikes(Mishap.PART_REFUSED)) {
            return new PartResult.NotBegun("throttled");
        }
        if (stage.weather().strikes(Mishap.PART_LATE)) {
            later(part, 4_000);
            return givenUp();
        }
        if (stage.weather().strikes(Mishap.PART_REPEATED)) {
            later(part, 2_000);
        }
        if (stage.weather().strikes(Mishap.PART_KILLED)) {
            run(PartFlaws.half(part));
            return new PartResult.Unknown("it died");
        }
        String answer = run(part);
        return stage.weather().strikes(Mishap.PART_ANSWER_LOST) ? givenUp() : new PartResult.Posted(answer);
    }

    private String run(byte[] part) {
        stage.world().sleep(Duration.ofMillis(5L + stage.random().nextInt(20)));
        byte[] sent = stage.has(Flaw.A_PART_NAMES_NO_SOCKETS) ? PartFlaws.toWhoeverIsThere(part, cloud) : part;
        return JsonWriter.write(Functions.invoke(cloud.fanOut(), JsonReader.EVENTS.read(sent)));
    }

    private void later(byte[] part, int most) {
        stage.after(stage.random().nextInt(most), () -> stage.world().spawn("part", () -> run(part)));
    }

    private PartResult givenUp() {
        stage.world().sleep(Duration.ofMillis(PATIENCE));
        return new PartResult.Unknown("no answer");
    }
}
