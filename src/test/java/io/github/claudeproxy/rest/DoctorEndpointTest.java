package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.FakeUpstream;

import org.junit.jupiter.api.Test;

final class DoctorEndpointTest {
    @Test
    void saysWhatIsWrongAndWhatToDo() throws Exception {
        try (TestApi api = TestApi.start()) {
            String owner = api.owner();

            Reply found = api.get("/api/doctor", owner);

            assertEquals("warning", found.text("/severity"));
            assertEquals("connection", found.text("/findings/0/topic"));
            assertEquals("connection_none", found.text("/findings/0/code"));
            assertEquals("connect", found.text("/findings/0/remedy"));
            assertThat(found.text("/findings/0/advice")).startsWith("Connect one");

            api.post(
                    "/api/claude/api-key", owner, "{\"api_key\":\"" + FakeUpstream.API_KEY + "\"}");
            Reply better = api.get("/api/doctor", owner);

            assertEquals("ok", better.text("/severity"));
            assertEquals("connection_works", better.text("/findings/0/code"));
            assertThat(better.response().body()).doesNotContain(FakeUpstream.API_KEY);
        }
    }
}
