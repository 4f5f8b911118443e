package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Mutations as JSON (PROTOCOL U1, U2). A mutation whose {@code n} can be read is a mutation: whatever else is wrong with it becomes an
 * operation that is going to be rejected, so that it cannot block the queue it comes from.
 */
final class MutationCodec {
    private static final Set<String> MEMBERS = Set.of("n", "base", "ops", "locks");

    private MutationCodec() {}

    static Json.Obj write(Mutation mutation) {
        ObjectBuilder json = Json.object()
                .put("n", mutation.n())
                .put("base", mutation.base())
                .put(
                        "ops",
                        Json.array(mutation.ops().stream()
                                .map(OperationCodec::write)
                                .toList()));
        return mutation.locks().isEmpty()
                ? json.build()
                : json.put("locks", locks(mutation)).build();
    }

    private static Json locks(Mutation mutation) {
        return Json.array(mutation.locks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lock -> (Json) Json.object()
                        .put("type", lock.getKey().type())
                        .put("id", lock.getKey().id())
                        .put("token", lock.getValue())
                        .build())
                .toList());
    }

    private static Map<EntityKey, Long> locks(Form form) {
        Map<EntityKey, Long> locks = new HashMap<>();
        for (Form lock : form.optionalObjects("locks")) {
            lock.only(Set.of("type", "id", "token"));
            EntityKey key = new EntityKey(lock.text("type", Ids::isName), lock.text("id", Ids::isId));
            if (locks.put(key, lock.whole("token", 1)) != null) {
                throw lock.refuse("id");
            }
        }
        return locks;
    }

    /** The mutations of an update: 1 to 25, with dense {@code n}. */
    static List<Mutation> readAll(Form frame) {
        List<Form> forms = frame.objects("mutations");
        if (forms.isEmpty() || forms.size() > Protocol.MAX_MUTATIONS) {
            throw frame.refuse("mutations");
        }
        List<Mutation> mutations = new ArrayList<>(forms.size());
        long expected = forms.getFirst().whole("n", 1);
        for (Form form : forms) {
            if (form.whole("n", 1) != expected) {
                throw form.refuse("n");
            }
            mutations.add(read(form, expected));
            expected++;
        }
        return mutations;
    }

    private static Mutation read(Form form, long n) {
        try {
            long base = form.only(MEMBERS).whole("base", 0);
            return new Mutation(n, base, operations(form), locks(form));
        } catch (FormRefused refused) {
            String where = refused.at().substring(form.at().length());
            return new Mutation(n, 0, List.of(new Operation.Malformed(where)));
        }
    }

    private static List<Operation> operations(Form form) {
        List<Json> items = form.items("ops");
        if (items.isEmpty()) {
            throw form.refuse("ops");
        }
        List<Operation> operations = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            operations.add(OperationCodec.read("/ops/" + i, items.get(i)));
        }
        return operations;
    }
}
