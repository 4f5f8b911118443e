package dev.tandem.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import java.io.IOException;
import java.net.URI;

/** One client of a room and its only way to the server. Bodies have single quotes for double ones. */
interface Voice extends AutoCloseable {
    /** As J1, without what names the room and the client. */
    Form join(String more) throws IOException;

    /** As U1, the mutations alone. */
    Form update(String epoch, String mutations) throws IOException;

    /** The lock. */
    Form lock(String type, String entity) throws IOException;

    void unlock(String type, String entity, long token) throws IOException;

    /** As S4. */
    Form changes(String epoch, long since) throws IOException;

    @Override
    void close() throws IOException;

    static Json json(String text) {
        return JsonReader.FILES.read(text.replace('\'', '"'));
    }

    /** Over a socket and nothing else. */
    static Voice socket(Api who, URI url, String room, String client) throws IOException {
        RawClient socket = RawClient.open(who, url);
        return new Voice() {
            private int asked;

            private Form ask(String action, String rest) throws IOException {
                String id = "q" + ++asked;
                socket.send(
                        RawClient.TEXT,
                        ("{'action':'" + action + "','id':'" + id + "','room':'" + room + "'" + rest + "}")
                                .replace('\'', '"')
                                .getBytes(UTF_8));
                while (true) {
                    Form frame = Form.of(JsonReader.FILES.read(socket.next()));
                    if (frame.has("ref") && frame.text("ref").equals(id)) {
                        return frame;
                    }
                }
            }

            @Override
            public Form join(String more) throws IOException {
                return ask("join", ",'client':'" + client + "','protocol':1" + more);
            }

            @Override
            public Form update(String epoch, String mutations) throws IOException {
                return ask("update", ",'client':'" + client + "','epoch':'" + epoch + "','mutations':" + mutations);
            }

            @Override
            public Form lock(String type, String entity) throws IOException {
                return ask("lock", ",'client':'" + client + "','type':'" + type + "','entity':'" + entity + "'")
                        .object("lock");
            }

            @Override
            public void unlock(String type, String entity, long token) throws IOException {
                String rest = ",'client':'" + client + "','type':'" + type + "','entity':'" + entity + "','token':";
                socket.send(
                        RawClient.TEXT,
                        ("{'action':'unlock','room':'" + room + "'" + rest + token + "}")
                                .replace('\'', '"')
                                .getBytes(UTF_8));
            }

            @Override
            public Form changes(String epoch, long since) throws IOException {
                return ask("sync", ",'epoch':'" + epoch + "','since':" + since);
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    /** Over REST and nothing else. */
    static Voice rest(Api who, String room, String client) {
        String path = "/api/rooms/" + room;
        return new Voice() {
            @Override
            public Form join(String more) {
                return Form.of(who.post(path + "/join", json("{'client':'" + client + "','protocol':1" + more + "}")));
            }

            @Override
            public Form update(String epoch, String mutations) {
                return Form.of(who.post(
                        path + "/updates",
                        json("{'client':'" + client + "','epoch':'" + epoch + "','mutations':" + mutations + "}")));
            }

            @Override
            public Form lock(String type, String entity) {
                return Form.of(who.post(
                        path + "/locks",
                        json("{'client':'" + client + "','type':'" + type + "','entity':'" + entity + "'}")));
            }

            @Override
            public void unlock(String type, String entity, long token) {
                who.delete(path + "/locks/" + type + "/" + entity + "?client=" + client + "&token=" + token);
            }

            @Override
            public Form changes(String epoch, long since) {
                return Form.of(
                        who.get(path + "/changes?wait=1&client=" + client + "&epoch=" + epoch + "&since=" + since));
            }

            @Override
            public void close() {}
        };
    }
}
