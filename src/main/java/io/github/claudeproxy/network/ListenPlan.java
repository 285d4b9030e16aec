package io.github.claudeproxy.network;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.config.Sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes places to listen out of what was given at the start and what the owner chose. */
final class ListenPlan {
    private final Config config;

    ListenPlan(Config config) {
        this.config = config;
    }

    List<ListenAt> places(Sharing sharing) {
        List<ListenAt> places = new ArrayList<>();
        places.add(ListenAt.http(httpHost(sharing), port(sharing)));
        if (config.fixes(Setting.HTTPS_PORT) || (sharing.lan() && !config.fixes(Setting.HOST))) {
            places.add(ListenAt.https(httpsHost(), httpsPort(sharing)));
        }
        return places;
    }

    private String httpHost(Sharing sharing) {
        if (config.fixes(Setting.HOST)) {
            return config.host();
        }
        return sharing.lan() && sharing.mode() == Sharing.Mode.HTTP
                ? ListenAt.ANY
                : ListenAt.LOOPBACK;
    }

    private String httpsHost() {
        return config.fixes(Setting.HOST) ? config.host() : ListenAt.ANY;
    }

    private int port(Sharing sharing) {
        return config.fixes(Setting.PORT) ? config.port() : sharing.port();
    }

    private int httpsPort(Sharing sharing) {
        return config.fixes(Setting.HTTPS_PORT) ? config.httpsPort() : sharing.httpsPort();
    }

    /** What was given at the start and so cannot be chosen. */
    List<SettingValue> fixed() {
        return Stream.of(Setting.HOST, Setting.PORT, Setting.HTTPS_PORT)
                .filter(config::fixes)
                .map(config::value)
                .toList();
    }

    /** The given value that keeps this change from having an effect. */
    Optional<SettingValue> against(Sharing before, Sharing after) {
        boolean places = before.lan() != after.lan() || before.mode() != after.mode();
        return fixed().stream()
                .filter(
                        value ->
                                switch (value.setting()) {
                                    case PORT -> before.port() != after.port();
                                    case HTTPS_PORT -> before.httpsPort() != after.httpsPort();
                                    default -> places;
                                })
                .findFirst();
    }
}
