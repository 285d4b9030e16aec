package io.github.claudeproxy.ui.settings;

/** The parts of the settings, from top to bottom. */
enum Section {
    GENERAL("fth-sliders"),
    NETWORK("fth-wifi"),
    ACCOUNT("fth-users"),
    FAIR_SHARE("fth-pie-chart"),
    PRICES("fth-dollar-sign"),
    ALERTS("fth-bell"),
    HISTORY("fth-clock"),
    DATA("fth-database"),
    LOG("fth-file-text"),
    CHECKUP("fth-heart");

    private final String icon;

    Section(String icon) {
        this.icon = icon;
    }

    /** As Ikonli names it. */
    String icon() {
        return icon;
    }
}
