package dev.tandem.merge.text;

import static dev.tandem.merge.text.RandomSplices.after;
import static dev.tandem.merge.text.RandomSplices.edits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What holds for any text and any lists of splices. */
final class TransformLawsTest {
    private static First first(SplittableRandom random) {
        return random.nextBoolean() ? First.MINE : First.THEIRS;
    }

    private static List<Splice> both(List<Splice> one, List<Splice> next) {
        List<Splice> all = new ArrayList<>(one);
        all.addAll(next);
        return all;
    }

    @Test
    void two_lists_made_on_one_text_lead_to_the_same_text_in_either_order() {
        AtomicInteger met = new AtomicInteger();
        Cases.many(random -> {
            String text = RandomSplices.text(random, 8);
            List<Splice> mine = RandomSplices.on(text, random, 5);
            List<Splice> theirs = RandomSplices.on(text, random, 5);
            First first = first(random);
            List<Splice> mineLater = Splices.transform(mine, theirs, first);
            List<Splice> theirsLater = Splices.transform(theirs, mine, first.other());

            assertThat(after(after(text, mine), theirsLater))
                    .as("'%s': %s and %s, first %s", text, mine, theirs, first)
                    .isEqualTo(after(after(text, theirs), mineLater));
            met.addAndGet(mineLater.equals(mine) ? 0 : 1);
        });
        assertThat(met.get())
                .as("cases in which a transformation changed something")
                .isGreaterThan(Cases.MANY / 2);
    }

    @Test
    void a_list_transforms_like_its_parts_one_after_the_other() {
        Cases.many(random -> {
            String text = RandomSplices.text(random, 8);
            List<Splice> one = RandomSplices.on(text, random, 3);
            List<Splice> next = RandomSplices.on(after(text, one), random, 3);
            List<Splice> mine = RandomSplices.on(text, random, 3);
            First first = first(random);
            List<Splice> mineBetween = Splices.transform(mine, one, first);

            String theirsFirst = after(text, both(one, next));
            assertThat(after(theirsFirst, Splices.transform(mine, both(one, next), first)))
                    .isEqualTo(after(theirsFirst, Splices.transform(mineBetween, next, first)));

            List<Splice> theirsLater = both(
                    Splices.transform(one, mine, first.other()), Splices.transform(next, mineBetween, first.other()));
            assertThat(after(after(text, mine), Splices.transform(both(one, next), mine, first.other())))
                    .isEqualTo(after(after(text, mine), theirsLater));
        });
    }

    @Test
    void a_composed_list_does_the_same_and_transforms_the_same_through_two_others() {
        AtomicInteger shorter = new AtomicInteger();
        Cases.many(random -> {
            String text = RandomSplices.text(random, 6);
            List<Splice> run = RandomSplices.on(text, random, 6);
            List<Splice> composed = Splices.compose(run);
            assertThat(after(text, composed)).isEqualTo(after(text, run));
            assertThat(Splices.compose(composed)).isEqualTo(composed);
            shorter.addAndGet(composed.size() < run.size() ? 1 : 0);

            // Step by step, without the composing that transform does itself.
            List<Step> other = Step.of(RandomSplices.on(text, random, 3));
            boolean first = random.nextBoolean();
            Crossing whole = Crossing.of(Step.of(run), other, first);
            Crossing brief = Crossing.of(Step.of(composed), other, first);
            String both = after(after(text, run), splices(whole.theirs()));
            assertThat(after(after(text, run), splices(brief.theirs()))).isEqualTo(both);
            String afterOther = after(text, splices(other));
            assertThat(after(afterOther, splices(brief.mine()))).isEqualTo(both);

            List<Step> third = Step.of(RandomSplices.on(afterOther, random, 3));
            boolean firstAgain = random.nextBoolean();
            Crossing wholeAgain = Crossing.of(whole.mine(), third, firstAgain);
            Crossing briefAgain = Crossing.of(brief.mine(), third, firstAgain);
            assertThat(after(both, splices(briefAgain.theirs()))).isEqualTo(after(both, splices(wholeAgain.theirs())));
        });
        assertThat(shorter.get())
                .as("cases in which composing joined something")
                .isGreaterThan(Cases.MANY / 2);
    }

    private static List<Splice> splices(List<Step> steps) {
        return steps.stream().map(Step::splice).toList();
    }

    @Test
    void composed_edits_are_the_edits_of_the_composed_splices() {
        Cases.many(random -> {
            String text = RandomSplices.text(random, 6);
            List<Splice> run = RandomSplices.on(text, random, 6);

            assertThat(Splices.composeEdits(edits(text, run))).isEqualTo(edits(text, Splices.compose(run)));
        });
    }

    @Test
    void an_inverse_takes_back_what_was_done() {
        AtomicInteger changed = new AtomicInteger();
        Cases.many(random -> {
            String text = RandomSplices.text(random, 8);
            List<Splice> done = RandomSplices.on(text, random, 6);
            String now = after(text, done);
            changed.addAndGet(now.equals(text) ? 0 : 1);

            assertThat(after(now, Splices.invert(edits(text, done)))).isEqualTo(text);
            assertThat(after(now, Splices.invert(Splices.composeEdits(edits(text, done)))))
                    .isEqualTo(text);
        });
        assertThat(changed.get()).isGreaterThan(Cases.MANY / 2);
    }

    @Test
    void an_inverse_taken_over_what_others_did_since_leaves_what_they_did() {
        Cases.many(random -> {
            String text = RandomSplices.text(random, 8);
            List<Splice> done = RandomSplices.on(text, random, 3);
            String now = after(text, done);
            List<Splice> since = RandomSplices.on(now, random, 3);
            List<Splice> undo = Splices.invert(edits(text, done));

            String undone = after(after(now, since), Splices.transform(undo, since, First.THEIRS));
            assertThat(undone).isEqualTo(after(text, Splices.transform(since, undo, First.MINE)));
        });
    }

    @Test
    void removing_what_is_removed_already_does_nothing() {
        Cases.many(random -> {
            String text = RandomSplices.text(random, 8);
            int length = CodePoints.length(text);
            int at = random.nextInt(length + 1);
            List<Splice> removal = List.of(new Splice(at, random.nextInt(length - at + 1), ""));

            assertThat(Splices.transform(removal, removal, first(random))).isEmpty();
        });
    }

    @Test
    void a_difference_leads_from_the_one_text_to_the_other_and_is_never_more_than_replacing_the_middle() {
        Cases.many(random -> {
            String before = RandomSplices.text(random, 20);
            String after = random.nextInt(4) == 0
                    ? RandomSplices.text(random, 20)
                    : after(before, RandomSplices.on(before, random, 4));
            List<Splice> difference = TextDiff.between(before, after);

            assertThat(after(before, difference)).isEqualTo(after);
            assertThat(difference.isEmpty()).isEqualTo(before.equals(after));
            assertThat(Splices.apply(before, difference))
                    .isInstanceOfSatisfying(
                            Spliced.Applied.class,
                            applied -> assertThat(applied.edits())
                                    .allSatisfy(
                                            edit -> assertThat(edit.removed()).isNotEqualTo(edit.inserted())));
        });
    }
}
