package io.github.claudeproxy.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.config.Sharing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class ListenPlanTest {
    private static final Sharing ALONE = Sharing.DEFAULT;
    private static final Sharing SHARED = ALONE.withLan(true);
    private static final Sharing PLAIN = SHARED.withPlainHttp(Instant.EPOCH);

    @TempDir Path directory;

    private ListenPlan plan(Map<Setting, String> given) {
        return new ListenPlan(Config.read(new ConfigSources(given, Map.of(), directory)));
    }

    @Test
    void followsTheOwnersChoice() {
        ListenPlan plan = plan(Map.of());

        assertThat(plan.places(ALONE)).containsExactly(ListenAt.http("127.0.0.1", 3000));
        assertThat(plan.places(SHARED.withPort(4000).withHttpsPort(4443)))
                .containsExactly(ListenAt.http("127.0.0.1", 4000), ListenAt.https("0.0.0.0", 4443));
        assertThat(plan.places(PLAIN))
                .containsExactly(ListenAt.http("0.0.0.0", 3000), ListenAt.https("0.0.0.0", 3443));
    }

    @Test
    void theStartWins() {
        Map<Setting, String> host = Map.of(Setting.HOST, "0.0.0.0", Setting.PORT, "80");
        Map<Setting, String> https = Map.of(Setting.HTTPS_PORT, "443");

        assertThat(plan(host).places(SHARED)).containsExactly(ListenAt.http("0.0.0.0", 80));
        assertThat(plan(https).places(ALONE))
                .containsExactly(ListenAt.http("127.0.0.1", 3000), ListenAt.https("0.0.0.0", 443));
        assertThat(plan(Map.of(Setting.HOST, "10.0.0.1", Setting.HTTPS_PORT, "443")).places(ALONE))
                .containsExactly(ListenAt.http("10.0.0.1", 3000), ListenAt.https("10.0.0.1", 443));
    }

    @Test
    void saysWhatKeepsAChangeFromWorking() {
        ListenPlan plan = plan(Map.of(Setting.PORT, "80"));

        assertThat(plan.against(ALONE, ALONE.withPort(81)).map(SettingValue::setting))
                .contains(Setting.PORT);
        assertThat(plan.against(ALONE, SHARED.withHttpsPort(1))).isEqualTo(Optional.empty());
        assertThat(
                        plan(Map.of(Setting.HOST, "127.0.0.1"))
                                .against(ALONE, SHARED)
                                .map(SettingValue::setting))
                .contains(Setting.HOST);
    }
}
