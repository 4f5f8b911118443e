package com.example.tools;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.rule.Consequence;
import dev.tandem.rule.Events;
import dev.tandem.rule.Rule;
import dev.tandem.rule.RuleView;
import dev.tandem.rule.Step;
import dev.tandem.rule.Touch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool that breaks ends its loans, and the keepers are told. */
public record TellBroken() implements Rule {
    @Override
    public String name() {
        return "tell-broken";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        // Every loan, but only where a tool is about to be called broken.
        boolean breaks =
                touch.key().type().equals("tool") && touch.value("state").equals(Optional.of(Json.of("broken")));
        return breaks ? Reads.types("loan") : Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> broken = steps.stream()
                .filter(step -> step.isOf("tool") && step.changed("state"))
                .filter(step -> step.is("state").equals(Json.of("broken")))
                .toList();
        return new Consequence.Follow(
                broken.stream()
                        .flatMap(tool -> room.living("loan").stream()
                                .filter(loan -> Json.of(tool.key().id())
                                        .equals(loan.fields().get("toolId"))))
                        .map(loan -> (Consequence.Effect)
                                new Consequence.Effect.Set(loan.key(), Map.of("returned", Json.of(true))))
                        .toList(),
                broken.stream()
                        .flatMap(tool -> tool.after().stream())
                        .map(tool -> Events.of(
                                room.kind(),
                                "tool-broken",
                                Optional.of(tool.key()),
                                List.of(),
                                Map.of("name", Events.nameOf(tool))))
                        .toList());
    }
}
