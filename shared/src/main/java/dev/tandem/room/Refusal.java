package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.FieldProblem;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Optional;

/** Why a mutation cannot be applied. Names a place only in the form of identifiers: what else a client sent is not echoed. */
record Refusal(RejectCode code, Optional<EntityKey> key, Optional<String> field, Map<String, Json> detail) {
    static Refusal of(RejectCode code) {
        return new Refusal(code, Optional.empty(), Optional.empty(), Map.of());
    }

    static Refusal of(RejectCode code, EntityKey key) {
        return new Refusal(code, Optional.of(key).filter(Refusal::isWellFormed), Optional.empty(), Map.of());
    }

    static Refusal of(RejectCode code, EntityKey key, String field) {
        return new Refusal(code, of(code, key).key(), Optional.of(field).filter(Ids::isName), Map.of());
    }

    Refusal because(String name, Json detail) {
        return new Refusal(code, key, field, Map.of(name, detail));
    }

    Refusal because(Map<String, Json> more) {
        return new Refusal(code, key, field, more);
    }

    /** A value does not fit its field. */
    static Refusal of(FieldProblem problem, EntityKey key, String field) {
        return of(RejectCode.INVALID_VALUE, key, field).because("problem", Json.of(problem.wire()));
    }

    private static boolean isWellFormed(EntityKey key) {
        return Ids.isName(key.type()) && Ids.isId(key.id());
    }

    Outcome.Rejected outcome(long n) {
        return new Outcome.Rejected(n, code, key, field, detail);
    }
}
