package dev.tandem.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StaticSiteTest {

    @TempDir
    private Path temporary;

    private Path root;
    private StaticSite site;

    @BeforeEach
    void build() throws IOException {
        root = Files.createDirectories(temporary.resolve("dist"));
        write("index.html", "<title>index</title>");
        write("sw.js", "worker");
        write("assets/app-1234.js", "let x;".repeat(1_000));
        Files.writeString(temporary.resolve("secret.txt"), "secret");
        site = new StaticSite(root);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private WebResponse get(String path, Map<String, String> headers) {
        return site.answer(new WebRequest("GET", path, Map.of(), headers, ""));
    }

    private WebResponse get(String path) {
        return get(path, Map.of());
    }

    private static String text(WebResponse response) {
        return UTF_8.decode(response.body().duplicate()).toString();
    }

    private static byte[] bytes(WebResponse response) {
        byte[] bytes = new byte[response.body().remaining()];
        response.body().duplicate().get(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/rooms/trip", "/rooms/", "/assets", "/a//b"})
    void a_path_without_a_dot_is_a_view_of_the_app(String path) {
        assertThat(text(get(path))).isEqualTo("<title>index</title>");
        assertThat(get(path).headers())
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("cache-control", "no-cache");
    }

    @Test
    void a_file_that_is_not_there_is_404() {
        assertThat(get("/assets/gone.js").status()).isEqualTo(404);
        assertThat(get("/favicon.ico").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "a.html,text/html; charset=utf-8",
        "a.css,text/css; charset=utf-8",
        "a.JS,text/javascript; charset=utf-8",
        "a.webmanifest,application/manifest+json",
        "a.wasm,application/wasm",
        "a.svg,image/svg+xml",
        "a.woff2,font/woff2",
        "a.png,image/png",
        "a.unknown,application/octet-stream"
    })
    void a_file_has_the_type_of_its_name(String name, String type) throws IOException {
        write(name, "x");
        assertThat(get("/" + name).headers()).containsEntry("content-type", type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/..\\secret.txt",
                "/./../secret.txt",
                "//secret.txt",
                "/link.txt",
                "/.env",
                "/.git/config",
                "/nul\u0000.txt",
                "/C:/secret.txt"
            })
    void nothing_hidden_and_nothing_outside_of_the_directory_is_served(String path) throws IOException {
        write(".env", "secret");
        write(".git/config", "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), temporary.resolve("secret.txt"));
        assertThat(get(path).status()).isIn(404, 200);
        assertThat(text(get(path))).doesNotContain("secret");
    }

    @Test
    void hashed_files_never_change_and_all_others_are_asked_for_again() {
        assertThat(get("/assets/app-1234.js").headers())
                .containsEntry("cache-control", "public, max-age=31536000, immutable");
        assertThat(get("/sw.js").headers()).containsEntry("cache-control", "no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip,true",
        "'br, gzip;q=0.5',true",
        "GZIP,true",
        "'gzip;q=0',false",
        "'gzip; q=0.0',false",
        "br,false",
        "'',false"
    })
    void a_file_is_compressed_where_the_client_accepts_it(String accepts, boolean compressed) throws IOException {
        var response = get("/assets/app-1234.js", Map.of("accept-encoding", accepts));
        assertThat(response.headers().containsKey("content-encoding")).isEqualTo(compressed);
        assertThat(response.headers()).containsEntry("vary", "accept-encoding");
        byte[] body = bytes(response);
        byte[] plain = compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        assertThat(new String(plain, UTF_8)).isEqualTo("let x;".repeat(1_000));
    }

    @ParameterizedTest
    @CsvSource({"'gzip, br',br", "'gzip, br;q=0',gzip", "'br;q=0.1',br", "gzip,gzip"})
    void brotli_that_lies_beside_a_file_is_sent_where_the_client_accepts_it(String accepts, String coding)
            throws IOException {
        write("assets/app-1234.js.br", "smaller");
        var response = get("/assets/app-1234.js", Map.of("accept-encoding", accepts));
        assertThat(response.headers())
                .containsEntry("content-encoding", coding)
                .containsEntry("content-type", "text/javascript; charset=utf-8");
        assertThat(text(response).equals("smaller")).isEqualTo(coding.equals("br"));
    }

    @Test
    void brotli_of_an_older_build_is_not_sent() throws IOException {
        write("assets/app-1234.js.br", "older");
        Files.setLastModifiedTime(root.resolve("assets/app-1234.js.br"), FileTime.fromMillis(0));
        assertThat(get("/assets/app-1234.js", Map.of("accept-encoding", "gzip, br"))
                        .headers())
                .containsEntry("content-encoding", "gzip");
    }

    @Test
    void what_compression_does_not_make_smaller_is_sent_as_it_is() {
        assertThat(get("/sw.js", Map.of("accept-encoding", "gzip")).headers()).doesNotContainKey("content-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void a_file_the_client_has_is_304(String header) {
        String etag = get("/sw.js").headers().getOrDefault("etag", "none");
        var response = get("/sw.js", Map.of("if-none-match", header.formatted(etag)));
        assertThat(response.status()).isEqualTo(304);
        assertThat(response.body().remaining()).isZero();
        assertThat(response.headers()).containsEntry("etag", etag);
    }

    @Test
    void a_rebuilt_file_is_another_one() throws IOException {
        String before = get("/sw.js").headers().getOrDefault("etag", "none");
        write("sw.js", "another worker");
        var after = get("/sw.js", Map.of("if-none-match", before));
        assertThat(after.status()).isEqualTo(200);
        assertThat(text(after)).isEqualTo("another worker");
    }

    @Test
    void the_compressed_and_the_plain_form_have_different_tags() throws IOException {
        write("assets/app-1234.js.br", "smaller");
        String plain = get("/assets/app-1234.js").headers().getOrDefault("etag", "none");
        for (String accepted : List.of("gzip", "br")) {
            assertThat(get("/assets/app-1234.js", Map.of("accept-encoding", accepted))
                            .headers())
                    .doesNotContainEntry("etag", plain);
        }
    }

    @Test
    void where_nothing_was_built_every_path_says_so() {
        site = new StaticSite(temporary.resolve("nowhere"));
        assertThat(get("/").status()).isEqualTo(503);
        assertThat(text(get("/rooms"))).contains("The web app is not built");
    }

    @Test
    void only_get_and_head_are_answered() {
        var response = site.answer(new WebRequest("POST", "/", Map.of(), Map.of(), ""));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("allow", "GET, HEAD");
        assertThat(site.answer(new WebRequest("HEAD", "/", Map.of(), Map.of(), ""))
                        .status())
                .isEqualTo(200);
    }
}
