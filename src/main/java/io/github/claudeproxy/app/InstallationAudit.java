package io.github.claudeproxy.app;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/**
 * Writes down what is changed about the installation, in the owner's account. How things look is
 * nobody's business. Any thread; it blocks on the store.
 */
final class InstallationAudit {
    private static final Logger log = LoggerFactory.getLogger(InstallationAudit.class);

    private final AuditLog audit;
    private final UserService users;
    private SettingsValues known = SettingsValues.DEFAULT;

    InstallationAudit(AuditLog audit, UserService users) {
        this.audit = audit;
        this.users = users;
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

    /** A failing store keeps the record from being made, not the change from holding. */
    private void record(String action, Facts before, Facts after) {
        if (before.equals(after)) {
            return;
        }
        try {
            users.owner()
                    .map(User::accountId)
                    .ifPresent(
                            account ->
                                    audit.recordIfChanged(
                                            Change.of(account, action, account, ""),
                                            before,
                                            after));
        } catch (StoreException e) {
            log.warn("Cannot record {}", action, e);
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
