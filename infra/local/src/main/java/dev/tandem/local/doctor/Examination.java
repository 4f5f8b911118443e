package dev.tandem.local.doctor;

import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonRefused;
import dev.tandem.local.doctor.Finding.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Goes through all steps. What needs something that does not work is not tried; all else is, so that one look shows everything that is wrong. */
public final class Examination {
    private final Subject subject;
    private final Consumer<Finding> told;
    private final List<Finding> findings = new ArrayList<>();

    private Examination(Subject subject, Consumer<Finding> told) {
        this.subject = subject;
        this.told = told;
    }

    /**
     * Examines one deployment.
     *
     * @param told hears each finding at once
     * @return all of them, in order
     */
    public static List<Finding> of(Subject subject, Consumer<Finding> told) {
        Examination examination = new Examination(subject, told);
        try (Http http = new Http(subject)) {
            examination.examine(http);
        }
        return List.copyOf(examination.findings);
    }

    private void examine(Http http) {
        Reaching reaching = new Reaching(subject, http);
        boolean there = tries(Step.ADDRESS, true, reaching::address);
        tries(Step.PAGES, there, reaching::pages);
        subject.origin().ifPresent(origin -> tries(Step.ORIGIN, there, () -> reaching.origin(origin)));
        Entering entering = new Entering(subject, http);
        boolean known = tries(Step.SIGN_IN, there, entering::signIn);
        boolean ticket = tries(Step.TICKET, known, entering::ticket);
        tries(Step.CLOCK, ticket, entering::clock);
        List<String> made = new ArrayList<>();
        boolean room = tries(Step.ROOM, known, () -> {
            made.add(entering.room());
            return made.getFirst();
        });
        String id = room ? made.getFirst() : "";
        try {
            meet(new Meeting(http, id, entering, subject.patience()), ticket, room);
            tries(Step.REST, room, new WithoutSocket(http, id)::works);
        } finally {
            tries(Step.CLEAN_UP, room, () -> {
                entering.delete(id);
                return "";
            });
        }
    }

    private void meet(Meeting meeting, boolean ticket, boolean room) {
        try {
            boolean open = tries(Step.SOCKET, ticket, meeting::open);
            boolean joined = tries(Step.JOIN, open && room, meeting::join);
            boolean updated = tries(Step.UPDATE, joined, meeting::update);
            tries(Step.BROADCAST, updated, meeting::broadcast);
            tries(Step.CATCH_UP, updated, meeting::catchUp);
        } finally {
            meeting.end();
        }
    }

    /** Whether it was tried, and works. */
    private boolean tries(Step step, boolean possible, Supplier<String> work) {
        long start = System.nanoTime();
        Result result = possible ? result(work) : new Result.Untried();
        Finding finding = new Finding(step, result, (System.nanoTime() - start) / 1_000_000);
        findings.add(finding);
        told.accept(finding);
        return result instanceof Result.Well;
    }

    private Result result(Supplier<String> work) {
        try {
            return new Result.Well(work.get());
        } catch (Ailment.Found found) {
            return new Result.Ill(found.ailment(), found.sentence());
        } catch (FormRefused | JsonRefused strange) {
            Ailment.Found other =
                    Ailment.NOT_TANDEM.of(subject.url(), "an answer of another form: " + Http.reason(strange));
            return new Result.Ill(other.ailment(), other.sentence());
        }
    }

    /** The first thing that is wrong; nothing where all is well. */
    public static Optional<Finding> worst(List<Finding> findings) {
        return findings.stream().filter(Finding::isIll).findFirst();
    }
}
