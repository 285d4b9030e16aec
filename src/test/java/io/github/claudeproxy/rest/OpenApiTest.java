package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The documentation says of every call and every field what it is; the calls are held to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiTest {
    private TestApi api;
    private JsonNode document;

    @BeforeAll
    void start() throws ListenException {
        api = TestApi.start();
        document = api.get("/api/openapi.json", null).json();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Stream<JsonNode> calls() {
        return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    /** What fails here wants {@code .says(...)}, {@code .takes(...)} and {@code .gives(...)}. */
    @Test
    void everyCallIsDescribed() {
        assertThat(api.api.routes())
                .filteredOn(route -> !route.contract().isStated())
                .extracting(route -> route.method() + " " + route.path())
                .isEmpty();
    }

    @Test
    void everyCallIsInTheDocument() {
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        documented.add(
                                                                method + " " + path.getKey())));

        assertThat(documented)
                .isEqualTo(
                        new TreeSet<>(
                                api.api.routes().stream()
                                        .map(
                                                route ->
                                                        route.method().toLowerCase(Locale.ROOT)
                                                                + " "
                                                                + route.path())
                                        .toList()));
    }

    @Test
    void noTwoCallsAreNamedAlike() {
        assertThat(calls().map(call -> call.path("operationId").asText()).toList())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z0-9]+"));
    }

    /** What fails here wants a line in {@code fields.properties}. */
    @Test
    void everyFieldIsExplained() {
        List<String> silent = new ArrayList<>();
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema ->
                                schema.getValue()
                                        .path("properties")
                                        .properties()
                                        .forEach(
                                                field -> {
                                                    if (!field.getValue().has("description")) {
                                                        silent.add(
                                                                schema.getKey()
                                                                        + "."
                                                                        + field.getKey());
                                                    }
                                                }));

        assertThat(silent).isEmpty();
    }

    /** What fails here wants a line such as {@code /keys} in {@code fields.properties}. */
    @Test
    void everyAreaIsExplained() {
        assertThat(document.path("tags").valueStream())
                .noneMatch(tag -> tag.path("name").equals(tag.path("description")));
    }

    @Test
    void noFieldIsExplainedThatDoesNotExist() {
        Set<String> known = new HashSet<>();
        document.at("/components/schemas")
                .valueStream()
                .forEach(
                        schema ->
                                schema.path("properties")
                                        .fieldNames()
                                        .forEachRemaining(known::add));

        assertThat(FieldTexts.load().keys())
                .filteredOn(key -> !key.startsWith("/"))
                .allMatch(key -> known.contains(key.substring(key.indexOf('.') + 1)));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void saysWhatABodyNeedsAndThatNothingElseIsTaken() {
        JsonNode newKey = document.at("/components/schemas/NewKey");

        assertThat(newKey.at("/required")).extracting(JsonNode::asText).containsExactly("name");
        assertThat(newKey.at("/additionalProperties").isBoolean()).isTrue();
        assertThat(newKey.at("/properties/expires_at/type"))
                .extracting(JsonNode::asText)
                .containsExactly("string", "null");
    }

    @Test
    void showsThePageWithoutAnythingFromElsewhere() {
        Reply page = api.get("/api/docs", null);

        assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        String html = page.response().body();
        assertThat(html).doesNotContain("<script", "style=", "http://", "https://");
        for (Route route : api.api.routes()) {
            assertThat(html).contains(route.path());
        }
        assertThat(api.get("/api/docs.css", null).header("content-type"))
                .isEqualTo("text/css; charset=utf-8");
    }
}
