package io.github.claudeproxy.network;

/**
 * One place to listen.
 *
 * @param host an address or name of this machine; {@code 0.0.0.0} or {@code ::} for all
 * @param port 0 for any free one
 */
public record ListenAt(String host, int port, boolean tls) {
    static final String LOOPBACK = "127.0.0.1";
    static final String ANY = "0.0.0.0";

    public static ListenAt http(String host, int port) {
        return new ListenAt(host, port, false);
    }

    public static ListenAt https(String host, int port) {
        return new ListenAt(host, port, true);
    }

    public ListenAt withPort(int actual) {
        return new ListenAt(host, actual, tls);
    }

    boolean isAny() {
        return host.equals(ANY) || host.equals("::");
    }

    /** The URL of this port under another name or address of this machine. */
    String url(String name) {
        int scope = name.indexOf('%');
        String bare = scope < 0 ? name : name.substring(0, scope);
        return (tls ? "https://" : "http://")
                + (bare.indexOf(':') < 0 ? bare : "[" + bare + "]")
                + ":"
                + port;
    }

    @Override
    public String toString() {
        return url(host);
    }
}
