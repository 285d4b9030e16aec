package io.github.claudeproxy.config;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import java.util.Objects;

/**
 * Everything that is changed while the program runs.
 *
 * @param windowPlace null until the window was closed once
 */
public record SettingsValues(
        Appearance appearance,
        @Nullable WindowPlace windowPlace,
        Sharing sharing,
        Startup startup,
        Updates updates,
        Contact contact,
        Notices notices,
        Level logLevel) {
    public static final SettingsValues DEFAULT =
            new SettingsValues(
                    Appearance.DEFAULT,
                    null,
                    Sharing.DEFAULT,
                    Startup.DEFAULT,
                    Updates.DEFAULT,
                    Contact.DEFAULT,
                    Notices.DEFAULT,
                    Level.INFO);

    public SettingsValues {
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(sharing, "sharing");
        Objects.requireNonNull(startup, "startup");
        Objects.requireNonNull(updates, "updates");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(notices, "notices");
        Objects.requireNonNull(logLevel, "logLevel");
    }

    public SettingsValues with(Appearance next) {
        return new SettingsValues(
                next, windowPlace, sharing, startup, updates, contact, notices, logLevel);
    }

    public SettingsValues with(@Nullable WindowPlace next) {
        return new SettingsValues(
                appearance, next, sharing, startup, updates, contact, notices, logLevel);
    }

    public SettingsValues with(Sharing next) {
        return new SettingsValues(
                appearance, windowPlace, next, startup, updates, contact, notices, logLevel);
    }

    public SettingsValues with(Startup next) {
        return new SettingsValues(
                appearance, windowPlace, sharing, next, updates, contact, notices, logLevel);
    }

    public SettingsValues with(Updates next) {
        return new SettingsValues(
                appearance, windowPlace, sharing, startup, next, contact, notices, logLevel);
    }

    public SettingsValues with(Contact next) {
        return new SettingsValues(
                appearance, windowPlace, sharing, startup, updates, next, notices, logLevel);
    }

    public SettingsValues with(Level next) {
        return new SettingsValues(
                appearance, windowPlace, sharing, startup, updates, contact, notices, next);
    }

    public SettingsValues with(Notices next) {
        return new SettingsValues(
                appearance, windowPlace, sharing, startup, updates, contact, next, logLevel);
    }
}
