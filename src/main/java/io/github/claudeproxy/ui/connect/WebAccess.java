package io.github.claudeproxy.ui.connect;

import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/**
 * What the embedded browser may reach and remember: the sites of a sign-in, and its cookies, for as
 * long as it is open. Both are settings of the whole process, which JavaFX reads but once; so this
 * is installed before it loads its first page. Our own HTTP clients name their proxy themselves.
 */
public final class WebAccess {
    private final LoginCookies cookies;
    private final SiteGate gate;

    private WebAccess(LoginCookies cookies, SiteGate gate) {
        this.cookies = cookies;
        this.gate = gate;
    }

    /** Installs it, or finds it installed. */
    public static WebAccess install() {
        LoginCookies cookies =
                CookieHandler.getDefault() instanceof LoginCookies installed
                        ? installed
                        : new LoginCookies();
        SiteGate gate =
                ProxySelector.getDefault() instanceof SiteGate installed
                        ? installed
                        : new SiteGate(ProxySelector.getDefault());
        CookieHandler.setDefault(cookies);
        ProxySelector.setDefault(gate);
        return new WebAccess(cookies, gate);
    }

    /** Opens it for one sign-in, without cookies of any before. */
    void begin(AllowedSites sites) {
        cookies.begin();
        gate.begin(sites);
    }

    /** Forgets the cookies. */
    void end() {
        gate.end();
        cookies.end();
    }

    /** What was asked for last and is not allowed. */
    Optional<URI> refused() {
        return gate.refused();
    }
}
