package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.FormRefused;
import dev.tandem.model.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells sockets of a room what was committed (PROTOCOL S4), whoever found out about it. Of the sockets, which are read after the commits are known,
 * those of people are told who are members by what is read after them: whoever was removed before a commit does not get it.
 */
public final class RoomTelling {
    private final RoomStore rooms;
    private final RoomAccess access;
    private final FanOut fanOut;
    private final CloseConnection close;
    private final Log log;

    public RoomTelling(RoomStore rooms, RoomAccess access, FanOut fanOut, CloseConnection close, Log log) {
        this.rooms = rooms;
        this.access = access;
        this.fanOut = fanOut;
        this.close = close;
        this.log = log;
    }

    /** A room as it is told of. */
    record Place(String room, String epoch, String kind) {}

    /**
     * What came of it.
     *
     * @param anybody whether there was anybody to tell
     * @param whole whether the gateway took all of it for everybody who is there: nobody has to be told again
     */
    record Told(boolean anybody, boolean whole) {}

    /**
     * Tells them, and forgets those sockets that are gone.
     *
     * @param tellings in any order, repetitions included
     * @param sockets of the room, read after the commits were known
     * @throws StoreUnavailable where a store does not answer; nobody was told then
     */
    Told tell(Place place, List<Telling> tellings, List<Presence> sockets) {
        Optional<ExcerptFrames> excerpts = excerpts(place, tellings, sockets);
        Set<String> active = access.members(place.room()).keySet();
        CommitFrames frames = CommitFrames.of(place.room(), place.epoch(), tellings);
        Map<String, List<byte[]>> posts = new HashMap<>();
        sockets.stream()
                .filter(each -> active.contains(each.user()))
                .forEach(each -> posts.put(each.connectionId(), frames(each, frames, excerpts)));
        FanOut.Delivery delivery = fanOut.deliver(posts);
        delivery.gone().forEach(this::forget);
        return new Told(
                posts.values().stream().anyMatch(each -> !each.isEmpty()), delivery.whole() && excerpts.isPresent());
    }

    /** Nothing where a commit cannot be read: who is told commits as they stand gets it all the same, the others ask. */
    private Optional<ExcerptFrames> excerpts(Place place, List<Telling> tellings, List<Presence> sockets) {
        try {
            Set<Filter> filters =
                    sockets.stream().flatMap(each -> each.filter().stream()).collect(Collectors.toSet());
            return Optional.of(ExcerptFrames.of(rooms, place.room(), place.epoch(), tellings, filters));
        } catch (FormRefused unreadable) {
            log.warn("commit-unreadable", Map.of("room", place.room(), "at", unreadable.at()));
            return Optional.empty();
        }
    }

    private static List<byte[]> frames(Presence to, CommitFrames frames, Optional<ExcerptFrames> excerpts) {
        return to.filter()
                .map(filter -> excerpts.map(each -> each.forClient(to.client(), filter))
                        .orElse(List.of()))
                .orElseGet(() -> frames.forClient(to.client()));
    }

    private void forget(String connection) {
        try {
            close.close(connection);
        } catch (StoreUnavailable unavailable) {
            log.warn("connection-not-forgotten", Map.of("connection", connection));
        }
    }
}
