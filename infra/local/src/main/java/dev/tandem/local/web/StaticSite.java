package dev.tandem.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A built single-page app, served from its directory.
 *
 * <p>A path whose last name has no dot is a view of the app and gets {@code index.html}. Files under {@code /assets/}
 * carry a hash in their name and never change; all others are asked for again each time and answered 304 when they are
 * the same. A rebuild is noticed by size and time. Where nothing was built, every path answers 503 and says so.
 */
public final class StaticSite implements WebPages {

    private static final String NOT_BUILT = """
            <!doctype html><meta charset="utf-8"><title>The web app is not built</title>
            <h1>The web app is not built</h1>
            <p>There is no <code>index.html</code> in the directory of the web app. Build it, then load this page again.
            The API works without it.</p>
            """;

    private final SiteFiles files;

    public StaticSite(Path directory) {
        this.files = new SiteFiles(directory);
    }

    @Override
    public WebResponse answer(WebRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return WebResponse.of(405, "text/plain; charset=utf-8", "Only GET and HEAD\n")
                    .with("allow", "GET, HEAD");
        }
        if (!files.exist()) {
            return WebResponse.of(503, "text/html; charset=utf-8", NOT_BUILT).with("cache-control", "no-store");
        }
        return find(request.path())
                .map(file -> serve(request, file))
                .orElseGet(() -> WebResponse.of(404, "text/plain; charset=utf-8", "Not found\n")
                        .with("cache-control", "no-store"));
    }

    private Optional<SiteFile> find(String path) {
        try {
            Optional<SiteFile> file = files.at(path);
            return file.isEmpty() && isView(path) ? files.at("/index.html") : file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the file for " + path, e);
        }
    }

    private static boolean isView(String path) {
        return path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static WebResponse serve(WebRequest request, SiteFile file) {
        Coding coding = Coding.best(file, request.header("accept-encoding"));
        String etag = '"' + file.digest() + coding.mark + '"';
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("etag", etag);
        headers.put("vary", "accept-encoding");
        headers.put("cache-control", caching(request.path()));
        if (matches(request.header("if-none-match"), etag)) {
            return new WebResponse(304, headers, ByteBuffer.allocate(0));
        }
        headers.put("content-type", file.mediaType());
        if (coding != Coding.PLAIN) {
            headers.put("content-encoding", coding.token);
        }
        return new WebResponse(200, headers, coding.of(file));
    }

    private static String caching(String path) {
        boolean immutable = path.startsWith("/assets/") && !isView(path);
        return immutable ? "public, max-age=31536000, immutable" : "no-cache";
    }

    /** RFC 9110, 13.1.2: a list of tags, compared weakly, or {@code *}. */
    private static boolean matches(String header, String etag) {
        for (String tag : header.split(",", -1)) {
            String plain = tag.strip();
            if (plain.equals("*") || plain.equals(etag) || plain.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
