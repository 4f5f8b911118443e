package dev.tandem.local.outbox;

import dev.tandem.functions.mail.Letter;
import dev.tandem.functions.mail.Mail;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes every letter and delivers none. The newest are kept, as many as fit; a restart forgets them. */
public final class Outbox implements Mail {
    private static final int MOST = 200;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Clock clock;
    private final Deque<Kept> newestFirst = new ArrayDeque<>();
    private long characters;
    private long last;

    public Outbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * A letter that was taken.
     *
     * @param id from 1 on, in the order in which they came
     * @param at milliseconds since 1970
     */
    public record Kept(long id, long at, Letter letter) {
        private long characters() {
            return (long) letter.to().length()
                    + letter.subject().length()
                    + letter.text().length()
                    + letter.html().length();
        }
    }

    @Override
    public synchronized void send(Letter letter) {
        Kept kept = new Kept(++last, clock.millis(), letter);
        newestFirst.addFirst(kept);
        characters += kept.characters();
        while (newestFirst.size() > MOST || (characters > MOST_CHARACTERS && newestFirst.size() > 1)) {
            characters -= newestFirst.removeLast().characters();
        }
    }

    public synchronized List<Kept> newestFirst() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<Kept> find(long id) {
        return newestFirst.stream().filter(kept -> kept.id() == id).findFirst();
    }
}
