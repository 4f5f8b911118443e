package dev.tandem.functions.proof;

import java.util.Optional;

/** What worlds are to be like, beside what a seed decides: of one kind only, with one mistake made on purpose. */
record Plan(ClientForm form, Optional<String> kind, Optional<Flaw> flaw, Optional<PageFlaw> pageFlaw) {
    /** Clients of this form, anything else as the seed has it. */
    static Plan of(ClientForm form) {
        return new Plan(form, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Plan with(Flaw mistake) {
        return new Plan(form, kind, Optional.of(mistake), pageFlaw);
    }

    Plan with(PageFlaw mistake) {
        return new Plan(form, kind, flaw, Optional.of(mistake));
    }
}
