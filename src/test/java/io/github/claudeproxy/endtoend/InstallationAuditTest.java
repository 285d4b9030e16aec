package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.config.Appearance;
import io.github.claudeproxy.config.Theme;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What is changed about the installation can be looked up later. */
class InstallationAuditTest {
    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    private List<JsonNode> recorded(String area) {
        return proxy.api()
                .get("/api/audit?action=" + area)
                .json()
                .path("changes")
                .valueStream()
                .toList();
    }

    @Test
    void saysWhoOpenedTheServerToOthers() {
        proxy.api().patched("/api/network", "{'remote_administration':true}");

        JsonNode change = recorded("network").getFirst();
        assertThat(change.path("action").asText()).isEqualTo("network.change");
        assertThat(change.path("user").asText()).isEqualTo(RunningProxy.EMAIL);
        assertThat(change.path("way").asText()).isEqualTo("rest");
        assertThat(change.at("/before/remote_administration").asText()).isEqualTo("false");
        assertThat(change.path("after")).hasSize(1);
    }

    @Test
    void saysWhatOtherSettingsWere() {
        proxy.api().patched("/api/settings", "{'contact_hint':'Ann','log_level':'debug'}");

        JsonNode change = recorded("settings").getFirst();
        assertThat(change.at("/after/contact_hint").asText()).isEqualTo("Ann");
        assertThat(change.at("/before/log_level").asText()).isEqualTo("info");
        assertThat(change.path("after")).hasSize(2);
    }

    @Test
    void saysThatTheAuthorityIsAnother() {
        proxy.api().posted("/api/network/renew-authority", "{}");

        assertThat(recorded("network"))
                .extracting(each -> each.path("action").asText())
                .containsExactly("network.renew_authority");
    }

    @Test
    void recordsNothingWhereNothingOrOnlyLooksChanged() {
        proxy.api().patched("/api/network", "{'lan':false}");
        proxy.program().settings().change(values -> values.with(new Appearance(Theme.DARK, null)));

        assertThat(recorded("network")).isEmpty();
        assertThat(recorded("settings")).isEmpty();
    }
}
