package dev.tandem.functions.proof;

import java.util.Optional;

/**
 * What worlds are to be like, beside what a seed decides: of one kind only, with one mistake made on purpose.
 *
 * @param crash nothing goes wrong with the store but that one invocation dies, so many moments into the run ({@link
 *     dev.tandem.functions.sim.SimWorld#crashAt}); 0: not even that
 */
record Plan(
        ClientForm form,
        Optional<String> kind,
        Optional<Flaw> flaw,
        Optional<PageFlaw> pageFlaw,
        Optional<Long> crash) {
    /** Clients of this form, anything else as the seed has it. */
    static Plan of(ClientForm form) {
        return new Plan(form, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Plan with(Flaw mistake) {
        return new Plan(form, kind, Optional.of(mistake), pageFlaw, crash);
    }

    Plan with(PageFlaw mistake) {
        return new Plan(form, kind, flaw, Optional.of(mistake), crash);
    }

    Plan ofKind(String name) {
        return new Plan(form, Optional.of(name), flaw, pageFlaw, crash);
    }

    Plan crashingAt(long point) {
        return new Plan(form, kind, flaw, pageFlaw, Optional.of(point));
    }
}
