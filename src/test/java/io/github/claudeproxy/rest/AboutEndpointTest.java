package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.rest.AboutEndpoint.ReleaseBody;
import io.github.claudeproxy.rest.AboutEndpoint.UpdateBody;
import io.github.claudeproxy.update.Release;
import io.github.claudeproxy.update.ReleaseVersion;
import io.github.claudeproxy.update.UpdateState;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

final class AboutEndpointTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void saysWhatRunsAndThatThisBuildKnowsNoAddressForUpdates() throws ListenException {
        try (TestApi api = TestApi.start()) {
            JsonNode about = api.get("/api/about", api.owner()).json();

            assertThat(about.at("/version").asText()).isEqualTo("0.9.0");
            assertThat(about.at("/java").asText()).isEqualTo(Runtime.version().toString());
            assertThat(about.at("/update/state").asText()).isEqualTo("not_configured");
            assertThat(about.at("/update/release").isNull()).isTrue();
        }
    }

    @Test
    void listsTheLicenceOfEveryLibrary() throws ListenException {
        try (TestApi api = TestApi.start()) {
            JsonNode licences = api.get("/api/about/licences", api.owner()).json().at("/licences");

            assertThat(licences).hasSizeGreaterThan(20);
            assertThat(licences)
                    .allSatisfy(each -> assertThat(each.at("/name").asText()).isNotBlank())
                    .extracting(each -> each.at("/library").asText())
                    .contains("undertow-core", "sqlite-jdbc");
        }
    }

    @Test
    void tellsOfANewerVersionWithItsNotesAndPage() {
        Release release =
                new Release(
                        ReleaseVersion.parse("1.2.0"),
                        NOW,
                        NOW.plusSeconds(60),
                        URI.create("https://claudeproxy.invalid/releases"),
                        Map.of("en", "Faster"));

        assertThat(UpdateBody.of(new UpdateState.Available(release, NOW)))
                .isEqualTo(new UpdateBody("available", NOW, null, new ReleaseBody(release)));
        assertThat(new ReleaseBody(release))
                .isEqualTo(
                        new ReleaseBody(
                                "1.2.0",
                                NOW,
                                "https://claudeproxy.invalid/releases",
                                Map.of("en", "Faster")));
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(UpdateBody.of(new UpdateState.Off(UpdateState.Reason.POLICY)).state())
                .isEqualTo("forbidden");
        assertThat(UpdateBody.of(new UpdateState.Off(UpdateState.Reason.SETTING)).state())
                .isEqualTo("off");
        assertThat(UpdateBody.of(new UpdateState.Failed("no network", NOW)))
                .isEqualTo(new UpdateBody("failed", NOW, "no network", null));
    }
}
