package dev.tandem.rule;

import dev.tandem.kind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Every rule there is. The built-in ones run in every room, the others where the kind names them. */
public final class Rules {
    /** Replies go with their thread before references to it are emptied; a comment without an author is new. */
    private static final List<Rule> BUILT_IN = List.of(
            new KeepComments(),
            new UnassignReferences(),
            new RebaseConflicts(),
            new RecordAuthor(),
            new TellAssigned(),
            new Respace());

    private static final List<Rule> OF_KINDS = Stream.concat(
                    Stream.of(
                            new GoesWith("ingredients-with-dish", Kitchen.INGREDIENT, "scheduleId", Kitchen.SCHEDULE),
                            new GoesWith("lines-with-order", OrderBook.LINE, "orderId", OrderBook.ORDER),
                            new TaskDependencies(),
                            new BudgetStatus(),
                            new TaskNews(),
                            new IngredientNeeds(),
                            new Purchases(),
                            new BudgetComplete(),
                            new OrderNumbers(),
                            new OrderLines(),
                            new OrderStatus(),
                            new OrderStock(),
                            new Pricing(),
                            new DeskNews(),
                            new StockLedger(),
                            new StockFloor(),
                            new LowStock()),
                    // Rules of one's own: classes that META-INF/services/dev.tandem.rule.Rule names.
                    ServiceLoader.load(Rule.class, Rules.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get))
            .toList();

    private Rules() {}

    /** Those that run in rooms of a kind, in their order: parts go with what they are parts of before references are emptied. */
    public static List<Rule> of(Kind kind) {
        List<Rule> named =
                kind.rules().stream().flatMap(name -> named(name).stream()).toList();
        return Stream.of(
                        named.stream().filter(GoesWith.class::isInstance),
                        BUILT_IN.stream(),
                        named.stream().filter(rule -> !(rule instanceof GoesWith)))
                .flatMap(rules -> rules)
                .toList();
    }

    /** A rule that kind files may name. */
    public static Optional<Rule> named(String name) {
        return OF_KINDS.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
