package io.github.claudeproxy.network;

import java.net.URI;

/**
 * A base URL under which the server is reached.
 *
 * @param network the interface as the system calls it for people
 * @param address name or address in the URL
 */
public record ReachableUrl(URI url, String network, String address, Reach reach) {
    public boolean isHttps() {
        return "https".equals(url.getScheme());
    }

    public boolean isForOthers() {
        return reach != Reach.THIS_MACHINE;
    }
}
