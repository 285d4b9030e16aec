package io.github.claudeproxy.ui.connect;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What an embedded browser cannot get past, so that the system's browser is offered at once. */
enum Hurdle {
    /** Google, Apple and passkeys refuse embedded browsers. */
    OTHER_SIGN_IN,
    /** A page that checks whether a person is there, and never believes it here. */
    CHALLENGE,
    /** A site that has no part in the sign-in. */
    FOREIGN_SITE;

    /** Names what is on the page, as {@link #of(String)} reads it. */
    static final String SCRIPT =
            """
            (function () {
              var challenge = '#challenge-form, #challenge-running, .cf-turnstile, .g-recaptcha,'
                + ' iframe[src*="challenges.cloudflare.com"], iframe[src*="captcha"]';
              if (document.querySelector(challenge) || /^Just a moment/.test(document.title)) {
                return 'CHALLENGE';
              }
              var all = document.querySelectorAll('button, a, [role="button"]');
              for (var i = 0; i < all.length; i++) {
                if (/google|apple|passkey/i.test(all[i].textContent || '')) {
                  return 'OTHER_SIGN_IN';
                }
              }
              return '';
            })()
            """;

    /** What the script found. */
    static Optional<Hurdle> of(String found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(valueOf(found));
    }

    /** Why this address is not opened here. */
    static Hurdle of(URI refused) {
        String host = String.valueOf(refused.getHost()).toLowerCase(Locale.ROOT);
        if (host.endsWith("google.com") || host.endsWith("apple.com")) {
            return OTHER_SIGN_IN;
        }
        return host.endsWith("cloudflare.com") ? CHALLENGE : FOREIGN_SITE;
    }
}
