package io.github.claudeproxy.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The OpenAPI document as a page for people: no script, nothing from elsewhere. */
final class DocsPage {
    private final JsonNode document;
    private final StringBuilder html = new StringBuilder(100_000);

    DocsPage(Map<String, Object> document) {
        this.document = new ObjectMapper().valueToTree(document);
    }

    String html() {
        String title = escaped(document.at("/info/title").asText());
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(title)
                .append("</title>\n<link rel=\"stylesheet\" href=\"/api/docs.css\">\n</head>\n")
                .append("<body>\n<header>\n<h1>")
                .append(title)
                .append("</h1>\n");
        for (String paragraph : document.at("/info/description").asText().split("\n\n", -1)) {
            element("p", paragraph);
        }
        html.append("<p><a href=\"/api/openapi.json\">OpenAPI 3.1</a></p>\n</header>\n");
        contents();
        html.append("<main>\n");
        document.path("tags").forEach(this::area);
        html.append("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private void contents() {
        html.append("<nav aria-label=\"Contents\">\n<ul>\n");
        for (JsonNode tag : document.path("tags")) {
            String name = escaped(tag.path("name").asText());
            html.append("<li><a href=\"#").append(name).append("\">").append(name).append("</a>");
        }
        html.append("</ul>\n</nav>\n");
    }

    private void area(JsonNode tag) {
        String name = tag.path("name").asText();
        html.append("<section id=\"").append(escaped(name)).append("\">\n");
        element("h2", name);
        element("p", tag.path("description").asText());
        for (var path : document.path("paths").properties()) {
            for (var call : path.getValue().properties()) {
                if (call.getValue().at("/tags/0").asText().equals(name)) {
                    call(call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue());
                }
            }
        }
        html.append("</section>\n");
    }

    private void call(String method, String path, JsonNode call) {
        html.append("<article id=\"").append(call.path("operationId").asText()).append("\">\n");
        html.append("<h3><code><b>").append(method).append("</b> ");
        html.append(escaped(path)).append("</code></h3>\n");
        element("p", call.path("description").asText());
        parameters(call.path("parameters"));
        JsonNode body = call.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode()) {
            fields("Body", resolved(body));
        }
        call.path("responses").properties().forEach(each -> answer(each.getKey(), each.getValue()));
        html.append("</article>\n");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        begin("Parameters");
        for (JsonNode given : parameters) {
            JsonNode parameter = resolved(given);
            row(
                    parameter.path("name").asText(),
                    parameter.path("in").asText() + ", " + type(parameter.path("schema")),
                    parameter.path("description").asText());
        }
        end();
    }

    private void answer(String status, JsonNode given) {
        if (status.equals("default")) {
            return;
        }
        JsonNode answer = resolved(given);
        boolean good = status.startsWith("2");
        JsonNode content = answer.path("content").path(Contract.JSON).path("schema");
        if (good && !content.isMissingNode() && content.has("$ref")) {
            fields("Answer " + status, resolved(content));
        } else {
            element("p", status + ": " + answer.path("description").asText());
        }
    }

    private void fields(String title, JsonNode schema) {
        begin(title);
        schema.path("properties")
                .properties()
                .forEach(
                        field ->
                                row(
                                        field.getKey(),
                                        type(field.getValue()),
                                        field.getValue().path("description").asText()));
        end();
    }

    private String type(JsonNode schema) {
        if (schema.has("enum")) {
            StringJoiner names = new StringJoiner(" | ");
            schema.path("enum").forEach(name -> names.add(name.asText()));
            return names.toString();
        } else if (schema.has("$ref")) {
            return inner(resolved(schema));
        } else if (schema.has("anyOf")) {
            return type(schema.at("/anyOf/0")) + " | null";
        } else if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        } else if (schema.path("type").isArray()) {
            return schema.at("/type/0").asText() + " | null";
        }
        return schema.path("format").asText(schema.path("type").asText("anything"));
    }

    /** An object within another: its fields in braces. */
    private String inner(JsonNode object) {
        StringJoiner fields = new StringJoiner(", ", "{", "}");
        object.path("properties")
                .properties()
                .forEach(field -> fields.add(field.getKey() + ": " + type(field.getValue())));
        return fields.toString();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private void begin(String title) {
        html.append("<table>\n<caption>").append(escaped(title)).append("</caption>\n");
    }

    private void row(String name, String type, String text) {
        html.append("<tr><th scope=\"row\"><code>")
                .append(escaped(name))
                .append("</code><td>")
                .append(escaped(type))
                .append("<td>")
                .append(escaped(text))
                .append('\n');
    }

    private void end() {
        html.append("</table>\n");
    }

    private void element(String name, String text) {
        html.append('<').append(name).append('>');
        html.append(escaped(text)).append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
