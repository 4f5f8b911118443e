package dev.tandem.room;

import dev.tandem.model.Batch;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Role;
import java.util.ArrayList;
import java.util.List;

/** One queue of one person: knows what it has seen and which mutation comes next. */
record TestClient(TestRoom room, String name, Role role, long base) {
    TestClient as(Role other) {
        return new TestClient(room, name, other, base);
    }

    TestClient seeing(long seq) {
        return new TestClient(room, name, role, seq);
    }

    /** One mutation of these operations. */
    Decision decides(Operation... operations) {
        return room.send(batch(List.of(List.of(operations))), role);
    }

    /** One batch, each operation its own mutation. */
    Decision decidesEach(Operation... operations) {
        List<List<Operation>> each = new ArrayList<>();
        for (Operation operation : operations) {
            each.add(List.of(operation));
        }
        return room.send(batch(each), role);
    }

    Batch batch(List<List<Operation>> mutations) {
        List<Mutation> numbered = new ArrayList<>();
        long n = room.receipt(name).last();
        for (List<Operation> operations : mutations) {
            numbered.add(new Mutation(++n, base, operations));
        }
        return room.batch(name, numbered);
    }
}
