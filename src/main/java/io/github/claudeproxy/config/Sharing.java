package io.github.claudeproxy.config;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * Where the server listens, as far as neither flags nor environment say so.
 *
 * @param lan whether other machines reach it at all
 * @param mode how they do
 * @param port of plain HTTP, for this machine and in mode HTTP for others
 * @param httpsPort of HTTPS, for others
 * @param plainChosenAt when the owner chose plain HTTP for others, null if they did not
 * @param remoteAdministration whether administration is open to other machines too, over HTTPS only
 */
public record Sharing(
        boolean lan,
        Mode mode,
        int port,
        int httpsPort,
        @Nullable Instant plainChosenAt,
        boolean remoteAdministration) {
    public static final int PORT = 3000;
    public static final int HTTPS_PORT = 3443;
    public static final Sharing DEFAULT =
            new Sharing(false, Mode.HTTPS, PORT, HTTPS_PORT, null, false);

    /** How other machines reach the server. */
    public enum Mode {
        HTTPS,
        /** Plain HTTP beside HTTPS: what is sent over it can be read on the way. */
        HTTP
    }

    public Sharing {
        Objects.requireNonNull(mode, "mode");
        checkPort(port);
        checkPort(httpsPort);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535");
        }
    }

    public Sharing withLan(boolean next) {
        return new Sharing(next, mode, port, httpsPort, plainChosenAt, remoteAdministration);
    }

    /** Plain HTTP for other machines, knowingly chosen at this moment. */
    public Sharing withPlainHttp(Instant chosenAt) {
        return new Sharing(lan, Mode.HTTP, port, httpsPort, chosenAt, remoteAdministration);
    }

    public Sharing withHttps() {
        return new Sharing(lan, Mode.HTTPS, port, httpsPort, null, remoteAdministration);
    }

    public Sharing withPort(int next) {
        return new Sharing(lan, mode, next, httpsPort, plainChosenAt, remoteAdministration);
    }

    public Sharing withHttpsPort(int next) {
        return new Sharing(lan, mode, port, next, plainChosenAt, remoteAdministration);
    }

    public Sharing withRemoteAdministration(boolean next) {
        return new Sharing(lan, mode, port, httpsPort, plainChosenAt, next);
    }
}
