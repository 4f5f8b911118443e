package dev.tandem.functions.handler;

import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.usecase.Invited;
import dev.tandem.functions.usecase.PreviewInvitation.Preview;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Bodies of answers about invitations (PROTOCOL I). */
final class InvitationJson {
    private InvitationJson() {}

    /** Without its secret. */
    static Json of(Invitation invitation) {
        return open(invitation).build();
    }

    static Json of(Invited invited) {
        return open(invited.invitation())
                .put("invitation", invited.secret())
                .put("url", invited.url())
                .putText("mail", invited.mailed().map(sent -> sent ? "sent" : "failed"))
                .build();
    }

    private static ObjectBuilder open(Invitation invitation) {
        return Json.object()
                .put("id", invitation.id())
                .put("role", invitation.role().wire())
                .putIfPresent("crew", crew(invitation.crew()))
                .putText("email", invitation.email())
                .put(
                        "createdBy",
                        Json.object()
                                .put("user", invitation.by().user())
                                .put("name", invitation.by().name())
                                .build())
                .put("createdAt", invitation.createdAt())
                .put("expiresAt", invitation.expiresAt())
                .put("maxUses", invitation.maxUses())
                .put("uses", invitation.uses())
                .putText("message", invitation.message())
                .put("language", invitation.language());
    }

    static Json of(Preview preview) {
        Invitation invitation = preview.invitation();
        ObjectBuilder seen = Json.object()
                .put("title", preview.room().title())
                .put("kind", preview.room().kind())
                .put("role", invitation.role().wire())
                .putIfPresent("crew", crew(invitation.crew()))
                .put("inviter", Json.object().put("name", preview.inviter()).build())
                .putText("message", invitation.message())
                .put("expiresAt", invitation.expiresAt())
                .put("bound", invitation.email().isPresent());
        return (preview.member() ? seen.put("room", invitation.room()).put("member", true) : seen).build();
    }

    private static Optional<Json> crew(Collection<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Json.array(new TreeSet<>(names).stream().map(Json::of).toList()));
    }
}
