package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.StreamSupport;

final class KeysEndpointTest {
    private TestApi api;
    private String owner;

    @BeforeEach
    void start() throws ListenException {
        api = TestApi.start();
        owner = api.owner();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply generate(String body) {
        return api.post("/api/keys/generate", owner, body);
    }

    private Reply change(String id, String body) {
        return api.call("PATCH", "/api/keys/" + id, owner, body);
    }

    private boolean works(String key) {
        return api.keys.check(key) instanceof KeyDecision.Accepted;
    }

    @Test
    void showsANewKeyOnce() {
        Reply made = generate("{\"name\":\"Ada's laptop\"}");
        String id = made.text("/id");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.fields())
                .containsExactly(
                        "id",
                        "key",
                        "name",
                        "prefix",
                        "state",
                        "endpoints",
                        "created_at",
                        "expires_at");
        assertThat(made.text("/key")).startsWith("cpk_");
        assertThat(works(made.text("/key"))).isTrue();
        assertThat(made.json().at("/endpoints").toString()).isEqualTo("[\"messages\",\"models\"]");
        for (String path : new String[] {"/api/keys/list", "/api/keys/" + id}) {
            assertThat(api.get(path, owner).response().body())
                    .contains(id)
                    .doesNotContain(made.text("/key"));
        }
    }

    @Test
    void listsKeysAsTheContractSays() {
        generate("{\"name\":\"a\"}");

        JsonNode key = api.get("/api/keys/list", owner).json().at("/keys/0");

        assertThat(StreamSupport.stream(((Iterable<String>) key::fieldNames).spliterator(), false))
                .containsExactly(
                        "id",
                        "name",
                        "prefix",
                        "state",
                        "endpoints",
                        "created_at",
                        "expires_at",
                        "last_used_at");
        assertThat(key.at("/state").asText()).isEqualTo("active");
        assertThat(key.at("/created_at").asText()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(key.at("/last_used_at").isNull()).isTrue();
    }

    @Test
    void generatesWithExpiryAndEndpoints() {
        Reply made =
                generate(
                        """
                        {"name":"batch","expires_at":"2026-12-31T23:59:59+01:00",
                         "endpoints":["messages","batches","files"]}
                        """);

        assertThat(made.text("/expires_at")).isEqualTo("2026-12-31T22:59:59Z");
        assertThat(made.json().at("/endpoints").toString())
                .isEqualTo("[\"messages\",\"batches\",\"files\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                              | name",
                "{'name':''}                                     | name",
                "{'name':1}                                      | name",
                "{'name':'a','endpoints':['admin']}              | endpoints",
                "{'name':'a','endpoints':[]}                     | endpoints",
                "{'name':'a','endpoints':[null]}                 | endpoints",
                "{'name':'a','endpoints':'messages'}             | endpoints",
                "{'name':'a','expires_at':'tomorrow'}            | expires_at",
                "{'name':'a','expires_at':1893456000}            | expires_at",
                "{'name':'a','expires_at':'2020-01-01T00:00:00Z'}| expires_at",
                "{'name':'a','account_id':'x'}                   | account_id"
            })
    void namesTheFieldThatDoesNotDo(String body, String field) {
        Reply reply = generate(body.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'nam':'a'} | nam: unknown field; known are endpoints, expires_at, limits, name, template",
                "{'name':1}  | name: expected text",
                "{'name':[]} | name: expected text",
                "{'name':'a','endpoints':'messages'} | endpoints: expected a list",
                "{'name':'a','expires_at':'x'} | expires_at: expected a time such as"
                        + " 2026-12-31T00:00:00Z",
                "{'name':'a','expires_at':{}} | expires_at: expected a time such as"
                        + " 2026-12-31T00:00:00Z"
            })
    void saysWhatBelongsIntoAField(String body, String detail) {
        assertThat(generate(body.replace('\'', '"')).text("/detail")).isEqualTo(detail);
    }

    @Test
    void saysOfATakenNameThatItIsTaken() {
        generate("{\"name\":\"a\"}");

        Reply reply = generate("{\"name\":\"a\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/errors/0/field")).isEqualTo("name");
    }

    @Test
    void changesOneThingAtATime() {
        Reply made = generate("{\"name\":\"a\",\"expires_at\":\"2027-01-01T00:00:00Z\"}");
        String id = made.text("/id");
        String key = made.text("/key");

        assertThat(change(id, "{\"name\":\"b\"}").text("/name")).isEqualTo("b");
        assertThat(change(id, "{\"state\":\"disabled\"}").text("/state")).isEqualTo("disabled");
        assertThat(works(key)).isFalse();
        assertThat(change(id, "{\"state\":\"active\"}").text("/state")).isEqualTo("active");
        assertThat(works(key)).isTrue();
        assertThat(change(id, "{\"expires_at\":\"2027-02-01T00:00:00Z\"}").text("/expires_at"))
                .isEqualTo("2027-02-01T00:00:00Z");
        assertThat(change(id, "{\"expires_at\":null}").json().at("/expires_at").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{'name':'b','state':'disabled'}",
                "{'state':'expired'}",
                "{'expires_at':17}",
                "{'key':'cpk_x'}"
            })
    void refusesOtherChanges(String body) {
        String id = generate("{\"name\":\"a\"}").text("/id");

        assertThat(change(id, body.replace('\'', '"')).status()).isEqualTo(400);
    }

    @Test
    void rotatesAndDeletes() {
        Reply made = generate("{\"name\":\"a\"}");
        String path = "/api/keys/" + made.text("/id");

        Reply rotated = api.post(path + "/rotate", owner, null);

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(works(made.text("/key"))).isFalse();
        assertThat(works(rotated.text("/key"))).isTrue();
        assertThat(api.call("DELETE", path, owner, null).status()).isEqualTo(204);
        assertThat(works(rotated.text("/key"))).isFalse();
        assertThat(api.call("DELETE", path, owner, null).status()).isEqualTo(404);
        assertThat(api.get(path, owner).status()).isEqualTo(404);
    }
}
