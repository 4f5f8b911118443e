package dev.tandem.functions.usecase;

import dev.tandem.functions.store.AnswerStore;
import dev.tandem.functions.store.AnswerStore.Answer;
import dev.tandem.functions.store.AnswerStore.Entry;
import dev.tandem.functions.store.AnswerStore.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives who asks again under the same key the first answer again (PROTOCOL R17). */
public final class AnswerOnce {
    private static final Duration KEPT = Duration.ofDays(1);

    /** The gateway waits no longer than half a minute: who has not answered by then answers nobody any more. */
    private static final Duration OVERDUE = Duration.ofSeconds(35);

    /** A row of the store holds 400 KB. */
    private static final int LONGEST = 300_000;

    private final AnswerStore answers;
    private final Clock clock;

    public AnswerOnce(AnswerStore answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** What is to be done with a request. */
    public sealed interface Turn {
        /** Serve it, then {@link #settle} or {@link #release} it. */
        record Serve(Entry entry) implements Turn {}

        /** It was answered already. */
        record Again(int status, String body) implements Turn {}

        /** It is being served. */
        record Busy() implements Turn {}

        /** The key stands for another request. */
        record Reused() implements Turn {}
    }

    /**
     * Says what to do.
     *
     * @param request everything that makes it this request
     */
    public Turn take(String user, String key, String request) {
        Instant now = clock.instant();
        Entry mine = new Entry(user, key, Tokens.hash(request), now.plus(OVERDUE), now.plus(KEPT));
        Taken taken = answers.take(mine, now);
        if (taken.mine()) {
            return new Turn.Serve(mine);
        }
        if (!taken.request().equals(mine.request())) {
            return new Turn.Reused();
        }
        return taken.answer()
                .<Turn>map(answer -> new Turn.Again(answer.status(), answer.body()))
                .orElseGet(Turn.Busy::new);
    }

    /** Keeps an answer, except one that says to come again, and one that is too long to be kept. */
    public void settle(Entry entry, int status, String body) {
        boolean passing = status == 429 || status >= 500;
        if (passing || body.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            answers.release(entry);
        } else {
            answers.keep(entry, new Answer(status, body));
        }
    }

    public void release(Entry entry) {
        answers.release(entry);
    }
}
