package io.github.claudeproxy.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documentation of all calls: for programs, and as a page that loads nothing from elsewhere.
 */
final class DocsEndpoint {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final List<Route> routes;
    private final Json json;

    /** Documents these calls, and its own. */
    DocsEndpoint(List<Route> others, Json json) {
        this.json = json;
        this.routes = Stream.concat(others.stream(), own().stream()).toList();
    }

    /** All calls. */
    List<Route> routes() {
        return routes;
    }

    private List<Route> own() {
        return List.of(
                new Route("GET", "/api/openapi.json", Access.ANYONE, _ -> Answer.ok(document()))
                        .says("Get the OpenAPI document", "This API as OpenAPI 3.1.")
                        .gives(Contract.JSON, Asset.class),
                new Route("GET", "/api/docs", Access.ANYONE, _ -> page())
                        .says("Read the documentation", "This API as a page to read.")
                        .gives("text/html", Asset.class),
                new Route("GET", "/api/docs.css", Access.ANYONE, _ -> Answer.ok(style()))
                        .says("Get the look of the documentation")
                        .gives("text/css", Asset.class));
    }

    private Asset document() {
        byte[] document = json.write(new OpenApi(routes, FieldTexts.load()).document());
        return new Asset(Contract.JSON, new String(document, StandardCharsets.UTF_8));
    }

    private Answer page() {
        String page = new DocsPage(new OpenApi(routes, FieldTexts.load()).document()).html();
        return Answer.ok(new Asset("text/html; charset=utf-8", page))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private static Asset style() {
        try (InputStream file = DocsEndpoint.class.getResourceAsStream("docs.css")) {
            return new Asset(
                    "text/css; charset=utf-8",
                    new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
