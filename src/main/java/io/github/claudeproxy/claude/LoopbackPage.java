package io.github.claudeproxy.claude;

import io.github.claudeproxy.texts.Texts;

import java.util.Map;

/** The page the browser shows at the end of a sign-in, in its language. It loads nothing. */
record LoopbackPage(int status, Texts texts, String title, String text) {
    static LoopbackPage notFound(Texts texts) {
        return unusable(404, texts);
    }

    static LoopbackPage notAllowed(Texts texts) {
        return unusable(405, texts);
    }

    private static LoopbackPage unusable(int status, Texts texts) {
        return new LoopbackPage(
                status, texts, texts.get("loopback.nothing"), texts.get("loopback.nothing.text"));
    }

    static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
                    "Cache-Control", "no-store",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff");

    static LoopbackPage of(ConnectOutcome outcome, Texts texts) {
        return switch (outcome) {
            case ConnectOutcome.Connected _ ->
                    new LoopbackPage(
                            200,
                            texts,
                            texts.get("loopback.connected"),
                            texts.get("loopback.connected.text"));
            case ConnectOutcome.Refused refused -> failed(400, texts, refused.setback());
            case ConnectOutcome.Unreachable none -> failed(502, texts, none.setback());
        };
    }

    private static LoopbackPage failed(int status, Texts texts, Setback why) {
        return new LoopbackPage(
                status,
                texts,
                texts.get("loopback.failed"),
                texts.of(why.obstacle(), why.detail()));
    }

    String html() {
        return """
        <!doctype html>
        <html lang="%3$s">
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
                .formatted(escaped(title), escaped(text), texts.locale().getLanguage());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
