package io.github.claudeproxy.app;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.backup.Restored;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.users.User;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes down what is changed about the installation, in the owner's account. How things look is
 * nobody's business. Any thread; it blocks on the store.
 */
final class InstallationAudit {
    private static final Logger log = LoggerFactory.getLogger(InstallationAudit.class);

    private final AuditLog audit;
    private final Supplier<Optional<User>> owner;
    private SettingsValues known = SettingsValues.DEFAULT;

    InstallationAudit(AuditLog audit, Supplier<Optional<User>> owner) {
        this.audit = audit;
        this.owner = owner;
    }

    /** From now on, whichever way they are changed. */
    Signal.Subscription watch(Settings settings) {
        known = settings.get();
        return settings.values().subscribe(this::changed);
    }

    private void changed(SettingsValues now) {
        SettingsValues before = known;
        known = now;
        record("network.change", network(before.sharing()), network(now.sharing()));
        record("settings.change", general(before), general(now));
    }

    void authorityRenewed() {
        record("network.renew_authority", Facts.NONE, Facts.of("authority", "renewed"));
    }

    /** The name alone: where people keep their files is nobody's business. */
    void backedUp(Path file) {
        record("backup.write", String.valueOf(file.getFileName()), Actor.current());
    }

    /** Writes down what became of this data directory before the start, if it is not yet. */
    Optional<Restored> restored(Path data) {
        Optional<Restored> restored = Restored.of(data);
        if (restored.map(this::record).orElse(false)) {
            Restored.forget(data);
        }
        return restored;
    }

    private boolean record(Restored restored) {
        Instant created = restored.created().truncatedTo(ChronoUnit.SECONDS);
        return record("backup.restore", created.toString(), restored.by());
    }

    private boolean record(String action, String label, Actor by) {
        return inAccount(
                action, account -> audit.record(Change.of(account, action, account, label), by));
    }

    private void record(String action, Facts before, Facts after) {
        if (!before.equals(after)) {
            inAccount(
                    action,
                    account ->
                            audit.recordIfChanged(
                                    Change.of(account, action, account, ""), before, after));
        }
    }

    /** A failing store keeps the record from being made, not the change from holding. */
    private boolean inAccount(String action, Consumer<String> records) {
        try {
            owner.get().map(User::accountId).ifPresent(records);
            return true;
        } catch (StoreException e) {
            log.warn("Cannot record {}", action, e);
            return false;
        }
    }

    private static Facts network(Sharing sharing) {
        return Facts.of("lan", sharing.lan())
                .and("mode", sharing.mode().name().toLowerCase(Locale.ROOT))
                .and("port", sharing.port())
                .and("https_port", sharing.httpsPort())
                .and("remote_administration", sharing.remoteAdministration());
    }

    private static Facts general(SettingsValues values) {
        return Facts.of("contact_hint", values.contact().hint())
                .and("check_for_updates", values.updates().check())
                .and("log_level", values.logLevel().name().toLowerCase(Locale.ROOT))
                .and("start_at_login", values.startup().startAtLogin());
    }
}
