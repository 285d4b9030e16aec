package io.github.claudeproxy.architecture;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of which package may use which; a package that is missing may not exist. */
final class MayUse {
    private static final Set<String> BASE = Set.of("store", "signal", "config", "files", "audit");
    private static final Set<String> FEATURES =
            Set.of(
                    "users",
                    "claude",
                    "keys",
                    "limits",
                    "usage",
                    "activity",
                    "alerts",
                    "setup",
                    "join",
                    "update",
                    "about",
                    "backup",
                    "logs",
                    "startup",
                    "network",
                    "tls",
                    "secrets",
                    "discovery",
                    "doctor");
    private static final Set<String> SCREENS =
            Set.of(
                    "ui.welcome",
                    "ui.login",
                    "ui.connect",
                    "ui.overview",
                    "ui.keys",
                    "ui.usage",
                    "ui.activity",
                    "ui.about",
                    "ui.settings");

    private static final Map<String, Set<String>> TABLE =
            Map.ofEntries(
                    Map.entry("files", Set.of()),
                    Map.entry("about", Set.of()),
                    Map.entry("update", BASE),
                    Map.entry("backup", plus(BASE, Set.of("secrets"))),
                    Map.entry("logs", Set.of("signal")),
                    Map.entry("startup", Set.of("config")),
                    Map.entry("store", Set.of("files")),
                    Map.entry("signal", Set.of()),
                    Map.entry("config", Set.of("signal", "files")),
                    Map.entry("http", Set.of()),
                    Map.entry("texts", Set.of()),
                    Map.entry("audit", Set.of("store")),
                    Map.entry("network", plus(BASE, Set.of("tls"))),
                    Map.entry("users", plus(BASE, Set.of("secrets"))),
                    Map.entry("secrets", BASE),
                    Map.entry("tls", plus(BASE, Set.of("secrets"))),
                    Map.entry("claude", plus(BASE, Set.of("secrets", "texts"))),
                    Map.entry("keys", BASE),
                    Map.entry("join", plus(BASE, Set.of("keys", "secrets"))),
                    Map.entry("setup", plus(BASE, Set.of("keys"))),
                    Map.entry("usage", plus(BASE, Set.of("keys"))),
                    Map.entry("activity", plus(BASE, Set.of("usage"))),
                    Map.entry("limits", plus(BASE, Set.of("keys", "usage"))),
                    Map.entry(
                            "alerts",
                            plus(
                                    BASE,
                                    Set.of(
                                            "keys",
                                            "limits",
                                            "claude",
                                            "activity",
                                            "usage",
                                            "texts"))),
                    Map.entry("discovery", plus(BASE, Set.of("network"))),
                    Map.entry("doctor", plus(BASE, Set.of("claude", "network", "usage", "texts"))),
                    Map.entry("upstream", plus(BASE, Set.of("http"))),
                    Map.entry(
                            "proxy",
                            plus(
                                    BASE,
                                    Set.of(
                                            "keys",
                                            "limits",
                                            "claude",
                                            "usage",
                                            "activity",
                                            "http",
                                            "upstream"))),
                    Map.entry("rest", plus(BASE, FEATURES, Set.of("http", "texts"))),
                    Map.entry("web", plus(BASE, FEATURES, Set.of("http", "texts"))),
                    Map.entry(
                            "server",
                            plus(BASE, Set.of("proxy", "rest", "web", "http", "network"))),
                    Map.entry("ui.fx", Set.of("signal", "texts")),
                    Map.entry("ui.network", Set.of("config", "network", "texts")),
                    Map.entry("ui.tray", Set.of()),
                    Map.entry("ui", plus(SCREENS, Set.of("ui.fx", "signal", "texts"))));

    private MayUse() {}

    /** Whether the package is in the table. */
    static boolean knows(String name) {
        return allowed(name).isPresent();
    }

    static boolean allows(String from, String to) {
        return from.equals(to)
                || from.equals("app")
                || allowed(from).map(names -> names.contains(to)).orElse(false);
    }

    private static Optional<Set<String>> allowed(String from) {
        if (from.equals("app")) {
            return Optional.of(Set.of());
        }
        if (SCREENS.contains(from)) {
            return Optional.of(
                    plus(BASE, FEATURES, Set.of("ui.fx", "ui.connect", "ui.network", "texts")));
        }
        return Optional.ofNullable(TABLE.get(from));
    }

    @SafeVarargs
    private static Set<String> plus(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
