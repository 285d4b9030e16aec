package io.github.claudeproxy.doctor;

import static io.github.claudeproxy.doctor.Severity.OK;
import static io.github.claudeproxy.doctor.Severity.PROBLEM;
import static io.github.claudeproxy.doctor.Severity.WARNING;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/** Everything that can be found. */
public enum Symptom {
    CONFIGURATION_GOOD(Topic.CONFIGURATION, OK, null),
    CONFIGURATION_WRONG(Topic.CONFIGURATION, PROBLEM, Remedy.CORRECT_CONFIGURATION),
    PRICES_WRONG(Topic.CONFIGURATION, PROBLEM, Remedy.CORRECT_PRICES),

    SERVER_ANSWERS(Topic.SERVER, OK, null),
    SERVER_SILENT(Topic.SERVER, PROBLEM, Remedy.RESTART_SERVER),
    SERVER_STOPPED(Topic.SERVER, WARNING, Remedy.START_SERVER),
    PORT_FREE(Topic.SERVER, OK, null),
    PORT_TAKEN(Topic.SERVER, PROBLEM, Remedy.OTHER_PORT),
    PORT_TAKEN_BY(Topic.SERVER, PROBLEM, Remedy.OTHER_PORT),
    PORT_FORBIDDEN(Topic.SERVER, PROBLEM, Remedy.HIGH_PORT),
    ADDRESS_FOREIGN(Topic.SERVER, PROBLEM, Remedy.OWN_ADDRESS),

    NETWORK_OFF(Topic.NETWORK, OK, null),
    NETWORK_PLAIN(Topic.NETWORK, WARNING, Remedy.USE_HTTPS),
    NETWORK_REACHED(Topic.NETWORK, OK, null),
    NETWORK_UNREACHED(Topic.NETWORK, PROBLEM, Remedy.CHECK_ADDRESS),
    NETWORK_UNNAMED(Topic.NETWORK, PROBLEM, Remedy.ALLOW_ADDRESS),
    NETWORK_ALONE(Topic.NETWORK, WARNING, Remedy.JOIN_NETWORK),

    FIREWALL_NONE(Topic.FIREWALL, OK, Remedy.CHECK_RULES),
    FIREWALL_UFW(Topic.FIREWALL, WARNING, Remedy.ALLOW_UFW),
    FIREWALL_FIREWALLD(Topic.FIREWALL, WARNING, Remedy.ALLOW_FIREWALLD),
    FIREWALL_WINDOWS(Topic.FIREWALL, WARNING, Remedy.ALLOW_WINDOWS),
    FIREWALL_MACOS(Topic.FIREWALL, WARNING, Remedy.ALLOW_MACOS),

    UPSTREAM_ANSWERS(Topic.UPSTREAM, OK, null),
    NAME_UNKNOWN(Topic.UPSTREAM, PROBLEM, Remedy.CHECK_DNS),
    UPSTREAM_REFUSES(Topic.UPSTREAM, PROBLEM, Remedy.CHECK_WAY),
    UPSTREAM_SILENT(Topic.UPSTREAM, PROBLEM, Remedy.CHECK_WAY),
    UPSTREAM_BROKEN(Topic.UPSTREAM, PROBLEM, Remedy.CHECK_WAY),
    CERTIFICATE_UNTRUSTED(Topic.UPSTREAM, PROBLEM, Remedy.TRUST_AUTHORITY),
    CERTIFICATE_FOREIGN(Topic.UPSTREAM, PROBLEM, Remedy.CHECK_BASE_URL),
    CERTIFICATE_OUTDATED(Topic.UPSTREAM, PROBLEM, Remedy.SET_CLOCK),
    TLS_FAILED(Topic.UPSTREAM, PROBLEM, Remedy.CHECK_WAY),

    CLOCK_RIGHT(Topic.CLOCK, OK, null),
    CLOCK_OFF(Topic.CLOCK, WARNING, Remedy.SET_CLOCK),
    CLOCK_WRONG(Topic.CLOCK, PROBLEM, Remedy.SET_CLOCK),
    CLOCK_UNCHECKED(Topic.CLOCK, OK, null),

    CONNECTION_WORKS(Topic.CONNECTION, OK, null),
    CONNECTION_NONE(Topic.CONNECTION, WARNING, Remedy.CONNECT),
    CONNECTION_LOST(Topic.CONNECTION, PROBLEM, Remedy.RECONNECT),
    CONNECTION_REFUSED(Topic.CONNECTION, PROBLEM, Remedy.RECONNECT),

    DISK_ENOUGH(Topic.DISK, OK, null),
    DISK_LOW(Topic.DISK, WARNING, Remedy.FREE_SPACE),
    DISK_FULL(Topic.DISK, PROBLEM, Remedy.FREE_SPACE),

    FILES_PRIVATE(Topic.FILES, OK, null),
    DATA_MISSING(Topic.FILES, OK, null),
    DATA_NO_DIRECTORY(Topic.FILES, PROBLEM, Remedy.OTHER_DIRECTORY),
    DATA_UNWRITABLE(Topic.FILES, PROBLEM, Remedy.OWN_DIRECTORY),
    DATA_OPEN(Topic.FILES, WARNING, Remedy.CLOSE_DIRECTORY),
    FILE_OPEN(Topic.FILES, PROBLEM, Remedy.CLOSE_FILE),
    FILE_LOST(Topic.FILES, PROBLEM, Remedy.RESTORE_FILE),
    FILE_ASIDE(Topic.FILES, WARNING, Remedy.LOOK_ASIDE),

    DATABASE_SOUND(Topic.DATABASE, OK, null),
    DATABASE_MISSING(Topic.DATABASE, OK, null),
    DATABASE_DAMAGED(Topic.DATABASE, PROBLEM, Remedy.RESTORE_DATABASE),
    DATABASE_OLDER(Topic.DATABASE, WARNING, Remedy.START_ONCE),
    DATABASE_NEWER(Topic.DATABASE, PROBLEM, Remedy.NEWER_PROGRAM),
    DATABASE_UNUSABLE(Topic.DATABASE, PROBLEM, Remedy.SEE_MESSAGE),
    BACKUP_OLD(Topic.DATABASE, WARNING, Remedy.CHECK_BACKUPS);

    private final Topic topic;
    private final Severity severity;
    private final @Nullable Remedy remedy;

    Symptom(Topic topic, Severity severity, @Nullable Remedy remedy) {
        this.topic = topic;
        this.severity = severity;
        this.remedy = remedy;
    }

    public Topic topic() {
        return topic;
    }

    public Severity severity() {
        return severity;
    }

    public Optional<Remedy> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** Its name for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Finding with(Object... values) {
        return Finding.of(this, values);
    }
}
