package io.github.claudeproxy.testkit;

/** What the authorize page of the fake shows, as a browser sees it. */
public enum LoginPage {
    /** No page: the browser is sent back at once. */
    CONSENTS_AT_ONCE(""),
    /** Two buttons, {@code allow} and {@code deny}. */
    ASKS(
            """
            <button id="allow" onclick="location.href='{callback}'">Authorize</button>
            <button id="deny" onclick="location.href='{denied}'">Decline</button>
            """),
    /** The answer to another sign-in. */
    MIXES_UP("<button id='allow' onclick=\"location.href='{other}'\">Authorize</button>"),
    /** Buttons of Google and Apple above those of {@link #ASKS}. */
    OFFERS_GOOGLE("<button id='google'>Continue with Google</button>"),
    /** A check for persons. */
    CHALLENGES("<title>Just a moment...</title><form id='challenge-form'>Verify</form>"),
    /** A link, a picture and a frame of another site. */
    LEADS_AWAY(
            """
            <a id="away" href="http://localhost:{port}/away">Elsewhere</a>
            <img src="http://localhost:{port}/picture.png">
            <iframe src="http://localhost:{port}/frame"></iframe>
            """),
    /** A window of its own, in which the answer comes. */
    POPS_UP(
            """
            <button id="popup" onclick="window.open('{callback}')">Open</button>
            """);

    private final String body;

    LoginPage(String body) {
        this.body = body;
    }

    String html(Consent consent, String host) {
        String callback = consent.callbackUrl();
        String base = callback.substring(0, callback.indexOf('?'));
        return "<!doctype html><html><body><h1>Claude</h1>"
                + body.replace("{callback}", callback)
                        .replace("{denied}", base + "?error=access_denied&state=" + consent.state())
                        .replace("{port}", host.substring(host.indexOf(':') + 1))
                        .replace("{other}", base + "?code=abc&state=another")
                + "</body></html>";
    }
}
