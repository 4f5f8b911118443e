package dev.tandem.functions.usecase;

import dev.tandem.exchange.RoomFile;
import dev.tandem.functions.access.Identity;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.RoomMeta;
import java.util.Optional;

/** Makes a room of a file (PROTOCOL R13). */
public final class ImportRoom {
    private final Kinds kinds;
    private final NewRoom news;
    private final FillRoom fill;

    ImportRoom(Kinds kinds, NewRoom news, FillRoom fill) {
        this.kinds = kinds;
        this.news = news;
        this.fill = fill;
    }

    /**
     * Makes it, or says what is wrong and makes nothing.
     *
     * @param file what {@link ExportRoom} gives
     * @param id empty: the server makes one
     * @param link empty: as the deployment says
     */
    public Result<RoomDetails> of(Identity who, Json.Obj file, Optional<String> id, Optional<String> link) {
        Optional<Kind> kind = file.findText("kind").flatMap(kinds::find);
        if (!RoomFile.isOne(file)) {
            return Result.malformed("/format");
        }
        if (kind.isEmpty()) {
            return Result.malformed("/kind");
        }
        if (!(file.find("entities").orElse(Json.NULL) instanceof Json.Arr)) {
            return Result.malformed("/entities");
        }
        var wish = new NewRoom.Wish(file.findText("title").orElse(""), id, link);
        return switch (news.meta(who, kind.get(), wish)) {
            case Result.Refused<RoomMeta>(var code, var detail) -> new Result.Refused<>(code, detail);
            case Result.Done<RoomMeta>(RoomMeta meta) ->
                fill.fill(who, kind.get(), meta, RoomFile.read(kind.get(), file), "");
        };
    }
}
