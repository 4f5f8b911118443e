package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.web.SecurityHeaders;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Serves pages: those below {@code /dev/} and the site. Each is sent with the security headers it does not set itself.
 */
final class PageFront {

    private final WebPages devPages;
    private final WebPages site;
    private final Invocations invocations;

    PageFront(WebPages devPages, WebPages site, Invocations invocations) {
        this.devPages = devPages;
        this.site = site;
        this.invocations = invocations;
    }

    void serve(ClientRequest request, byte[] body, Reply reply) {
        WebPages pages = request.path().equals("/dev") || request.path().startsWith("/dev/") ? devPages : site;
        invocations.<FullHttpResponse>async(
                () -> CompletableFuture.completedFuture(
                        response(pages.answer(page(request, body)), request.header("host"))),
                () -> Reply.message(500, "Internal Server Error"),
                reply::send);
    }

    private static WebRequest page(ClientRequest request, byte[] body) {
        Map<String, String> query = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        request.query().forEach((name, values) -> {
            query.put(name, values.getLast());
            if (values.size() > 1) {
                repeated.add(name);
            }
        });
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), joined(values)));
        return new WebRequest(request.method(), request.path(), query, headers, new String(body, UTF_8), repeated);
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    private static FullHttpResponse response(WebResponse page, String host) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(page.status()),
                Unpooled.wrappedBuffer(page.body().duplicate()));
        SecurityHeaders.forHost(host).forEach(response.headers()::set);
        page.headers().forEach(response.headers()::set);
        return response;
    }
}
