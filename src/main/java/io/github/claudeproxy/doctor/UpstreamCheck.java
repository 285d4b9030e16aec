package io.github.claudeproxy.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Whether Anthropic can be reached, by name and over TLS, and whether the clocks agree. */
public final class UpstreamCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A certificate or a token may seem to begin later, or to have ended. */
    private static final long WRONG_SECONDS = 300;

    private static final long OFF_SECONDS = 30;

    private final URI url;
    private final SSLContext trust;
    private final Clock clock;
    private final Duration patience;

    public UpstreamCheck(URI url, SSLContext trust, Clock clock) {
        this(url, trust, clock, PATIENCE);
    }

    UpstreamCheck(URI url, SSLContext trust, Clock clock, Duration patience) {
        this.url = url;
        this.trust = trust;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public List<Finding> look() {
        try {
            UpstreamProbe.Answer answer = new UpstreamProbe(url, trust, patience).ask();
            Finding reached = Symptom.UPSTREAM_ANSWERS.with(host(), answer.protocol());
            Finding time =
                    answer.date()
                            .map(this::compare)
                            .orElseGet(() -> Symptom.CLOCK_UNCHECKED.with(host()));
            return List.of(reached, time);
        } catch (IOException e) {
            return List.of(symptom(e).with(host(), patience.toSeconds()));
        }
    }

    private String host() {
        return url.getHost();
    }

    private Finding compare(Instant there) {
        Duration behind = Duration.between(clock.instant(), there);
        long seconds = behind.abs().toSeconds();
        Symptom symptom =
                seconds >= WRONG_SECONDS
                        ? Symptom.CLOCK_WRONG
                        : seconds >= OFF_SECONDS ? Symptom.CLOCK_OFF : Symptom.CLOCK_RIGHT;
        return symptom.with(host(), seconds, there);
    }

    private static Symptom symptom(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> Symptom.NAME_UNKNOWN;
            case ConnectException _, NoRouteToHostException _ -> Symptom.UPSTREAM_REFUSES;
            case SocketTimeoutException _ -> Symptom.UPSTREAM_SILENT;
            case SSLException tls -> symptom(tls);
            default -> Symptom.UPSTREAM_BROKEN;
        };
    }

    private static Symptom symptom(SSLException failure) {
        if (isCausedBy(failure, UpstreamCheck::isOutdated)) {
            return Symptom.CERTIFICATE_OUTDATED;
        }
        if (isCausedBy(
                failure,
                cause ->
                        cause instanceof CertPathBuilderException
                                || cause instanceof CertPathValidatorException)) {
            return Symptom.CERTIFICATE_UNTRUSTED;
        }
        return isCausedBy(failure, CertificateException.class::isInstance)
                ? Symptom.CERTIFICATE_FOREIGN
                : Symptom.TLS_FAILED;
    }

    private static boolean isOutdated(Throwable cause) {
        return cause instanceof CertificateExpiredException
                || cause instanceof CertificateNotYetValidException
                || (cause instanceof CertPathValidatorException invalid
                        && (invalid.getReason() == BasicReason.EXPIRED
                                || invalid.getReason() == BasicReason.NOT_YET_VALID));
    }

    private static boolean isCausedBy(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(kind);
    }
}
