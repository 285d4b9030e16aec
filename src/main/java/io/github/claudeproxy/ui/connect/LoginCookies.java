package io.github.claudeproxy.ui.connect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The cookies of one sign-in at a time. JavaFX keeps the handler it found when its first page was
 * loaded, so this one stays and its content is exchanged. Any thread.
 */
final class LoginCookies extends CookieHandler {
    private volatile @Nullable CookieManager current;

    void begin() {
        current = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
    }

    void end() {
        current = null;
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers)
            throws IOException {
        CookieManager now = current;
        return now == null ? Map.of() : now.get(uri, headers);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
        CookieManager now = current;
        if (now != null) {
            now.put(uri, headers);
        }
    }
}
