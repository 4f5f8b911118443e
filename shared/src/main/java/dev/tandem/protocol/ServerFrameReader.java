package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.model.Commit;
import dev.tandem.model.Head;
import dev.tandem.model.Role;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.Person;
import dev.tandem.protocol.ServerMessage.RoomHead;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the server sends: for clients written in Java. */
public final class ServerFrameReader {
    private ServerFrameReader() {}

    /**
     * A frame, or nothing where its type is of a later version (PROTOCOL F3).
     *
     * @throws JsonRefused where it is not JSON
     * @throws FormRefused where it is not of the protocol
     */
    public static Optional<ServerMessage> read(String text) {
        Form form = Form.of(JsonReader.FILES.read(text));
        Optional<String> ref = form.optionalText("ref", any -> true);
        return switch (form.text("type")) {
            case "joined" -> Optional.of(joined(form, ref));
            case "ack" -> Optional.of(ack(form, ref));
            case "changes" -> Optional.of(form.has("filter") ? ShownCodec.excerpts(form, ref) : changes(form, ref));
            case "subscribed" -> Optional.of(ShownCodec.subscribed(form, ref));
            case "presence" -> Optional.of(new ServerMessage.PresenceChanged(form.text("room"), here(form)));
            case "lock" ->
                Optional.of(new ServerMessage.LockChanged(ref, form.text("room"), LockCodec.read(form.object("lock"))));
            case "revoked" -> Optional.of(new ServerMessage.Revoked(form.text("room"), form.text("reason")));
            case "member" -> Optional.of(memberChanged(form));
            case "notification" ->
                Optional.of(new ServerMessage.Notified(NotificationCodec.read(form.object("notification"))));
            case "pong" -> Optional.of(pong(form, ref));
            case "error" -> Optional.of(failure(form, ref));
            default -> Optional.empty();
        };
    }

    private static ServerMessage memberChanged(Form form) {
        return new ServerMessage.MemberChanged(
                form.text("room"),
                person(form.object("member")),
                Wire.value(ServerMessage.MemberChanged.Change.class, form, "change"));
    }

    static List<Commit> commits(Form form) {
        return form.objects("commits").stream().map(CommitCodec::read).toList();
    }

    private static ServerMessage joined(Form form, Optional<String> ref) {
        return new ServerMessage.Joined(
                ref,
                form.text("room"),
                form.text("epoch"),
                form.text("kind"),
                Math.toIntExact(form.whole("kindVersion", 1)),
                form.text("title"),
                form.text("user"),
                role(form),
                form.objects("members").stream().map(ServerFrameReader::person).toList(),
                form.optionalObjects("locks").stream().map(LockCodec::read).toList(),
                form.object("receipt").whole("last", 0),
                head(form),
                form.objects("here").stream().map(ServerFrameReader::here).toList(),
                CatchUpCodec.read(form.object("catchUp")));
    }

    private static ServerMessage ack(Form form, Optional<String> ref) {
        return new ServerMessage.Ack(
                ref,
                form.text("room"),
                form.text("client"),
                form.whole("last", 0),
                form.objects("outcomes").stream().map(OutcomeCodec::read).toList(),
                form.optionalObject("commit").map(CommitCodec::read));
    }

    private static ServerMessage changes(Form form, Optional<String> ref) {
        return new ServerMessage.Changes(
                ref,
                form.text("room"),
                form.text("epoch"),
                commits(form),
                form.optionalWhole("head", 0),
                form.flag("more"));
    }

    private static ServerMessage pong(Form form, Optional<String> ref) {
        Optional<RoomHead> room = form.has("room")
                ? Optional.of(new RoomHead(form.text("room"), form.text("epoch"), head(form)))
                : Optional.empty();
        return new ServerMessage.Pong(ref, form.whole("at", 0), room);
    }

    private static ServerMessage failure(Form form, Optional<String> ref) {
        return new ServerMessage.Failure(
                ref,
                Wire.value(ErrorCode.class, form, "code"),
                form.optionalWhole("retryAfter", 0),
                form.optionalText("room", any -> true),
                form.optionalValues("detail"));
    }

    private static Head head(Form form) {
        return new Head(form.whole("head", 0), CommitCodec.digest(form));
    }

    private static Person person(Form form) {
        return new Person(form.text("user"), form.text("name"), role(form), Set.copyOf(form.optionalTexts("crew")));
    }

    private static Here here(Form form) {
        return new Here(
                form.text("client"),
                form.text("user"),
                form.text("name"),
                Wire.value(Status.class, form, "status"),
                object(form, "where"),
                object(form, "pointer"));
    }

    private static Optional<Json> object(Form form, String name) {
        return form.optionalObject(name).map(present -> form.any(name));
    }

    private static Role role(Form form) {
        return Role.of(form.text("role")).orElseThrow(() -> form.refuse("role"));
    }
}
