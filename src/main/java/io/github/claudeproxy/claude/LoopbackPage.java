package io.github.claudeproxy.claude;

import java.util.Map;

/** The page the browser shows at the end of a sign-in. It loads nothing. */
record LoopbackPage(int status, String title, String text) {
    static final LoopbackPage NOT_FOUND =
            new LoopbackPage(404, "Nothing here", "This address only takes a sign-in's answer.");
    static final LoopbackPage NOT_ALLOWED =
            new LoopbackPage(405, "Not like this", "This address only takes a sign-in's answer.");

    static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
                    "Cache-Control", "no-store",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff");

    static LoopbackPage of(ConnectOutcome outcome) {
        return switch (outcome) {
            case ConnectOutcome.Connected _ ->
                    new LoopbackPage(
                            200, "Connected", "You can close this window and go back to the app.");
            case ConnectOutcome.Refused refused ->
                    new LoopbackPage(400, "Not connected", refused.message());
            case ConnectOutcome.Unreachable unreachable ->
                    new LoopbackPage(502, "Not connected", unreachable.message());
        };
    }

    String html() {
        return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>%1$s</title>
        <style>
        :root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }
        body { display: grid; place-content: center; min-height: 90vh; text-align: center }
        p { max-width: 32rem }
        </style>
        <main><h1>%1$s</h1><p>%2$s</p></main>
        </html>
        """
                .formatted(escaped(title), escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
