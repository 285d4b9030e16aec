package io.github.claudeproxy.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One call as OpenAPI describes it. */
record Operation(Route route, Schemas schemas) {
    Map<String, Object> described() {
        Contract contract = route.contract();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id(contract.summary()));
        operation.put("tags", List.of(route.area()));
        operation.put("summary", contract.summary());
        operation.put("description", text());
        List<Object> parameters = parameters();
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (contract.takes() != null) {
            operation.put("requestBody", body(schemas.taken(contract.takes())));
        }
        operation.put("responses", responses());
        operation.put("security", security());
        return operation;
    }

    /** {@code List the keys} becomes {@code listTheKeys}. */
    static String id(String summary) {
        StringBuilder id = new StringBuilder();
        boolean wordBegins = false;
        for (int i = 0; i < summary.length(); i++) {
            char letter = summary.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                wordBegins = !id.isEmpty();
            } else {
                id.append(
                        wordBegins
                                ? Character.toUpperCase(letter)
                                : id.isEmpty() ? Character.toLowerCase(letter) : letter);
                wordBegins = false;
            }
        }
        return id.toString();
    }

    private String text() {
        String text = route.contract().text();
        String whole = text.isEmpty() ? route.contract().summary() + "." : text;
        return whole + " " + route.access().text();
    }

    private List<Map<String, Object>> security() {
        return route.access() == Access.ANYONE
                ? List.of()
                : List.of(Map.of(SharedParts.SESSION, List.of()));
    }

    private static Map<String, Object> body(Map<String, Object> schema) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", true);
        body.put("content", Map.of(Contract.JSON, Map.of("schema", schema)));
        return body;
    }

    private List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        route.placeholders()
                .forEach(
                        name -> parameters.add(parameter("path", Parameter.text(name, "Its id."))));
        route.contract().query().forEach(known -> parameters.add(parameter("query", known)));
        if (route.contract().once()) {
            parameters.add(SharedParts.IDEMPOTENCY_KEY);
        }
        if (route.contract().tagged() != null && !route.method().equals("GET")) {
            parameters.add(SharedParts.IF_MATCH);
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String in, Parameter known) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", known.type());
        if (known.format() != null) {
            schema.put("format", known.format());
        }
        if (!known.oneOf().isEmpty()) {
            schema.put("enum", known.oneOf());
        }
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", known.name());
        parameter.put("in", in);
        parameter.put("required", in.equals("path"));
        parameter.put("description", known.text());
        parameter.put("schema", schema);
        return parameter;
    }

    private Map<String, Object> responses() {
        Map<String, Object> responses = new TreeMap<>();
        responses.put(String.valueOf(route.contract().status()), answer());
        route.failures()
                .forEach(
                        (status, why) ->
                                responses.put(
                                        String.valueOf(status),
                                        Map.of(
                                                "description",
                                                why,
                                                "content",
                                                SharedParts.PROBLEM_CONTENT)));
        responses.put("default", SharedParts.PROBLEM);
        return responses;
    }

    private Map<String, Object> answer() {
        Contract contract = route.contract();
        Class<?> gives = contract.gives();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", gives == null ? "Done." : "As wanted.");
        if (contract.tagged() != null && gives != null) {
            answer.put("headers", Map.of("ETag", SharedParts.ETAG));
        }
        if (gives != null) {
            Map<String, Object> schema =
                    Asset.isOwnForm(gives) ? Asset.schema(contract) : schemas.given(gives);
            answer.put("content", Map.of(contract.mediaType(), Map.of("schema", schema)));
        }
        return answer;
    }
}
