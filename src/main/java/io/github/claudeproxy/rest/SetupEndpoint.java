package io.github.claudeproxy.rest;

import io.github.claudeproxy.setup.Client;
import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.setup.QrCode;
import io.github.claudeproxy.setup.Shell;
import io.github.claudeproxy.setup.Snippet;
import io.github.claudeproxy.setup.Snippets;
import io.github.claudeproxy.setup.Step;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * How clients are pointed at the proxy. A placeholder stands where the key belongs: whoever shows
 * the snippets puts it in, so that no key is ever sent here for that.
 */
final class SetupEndpoint {
    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/team/setup", Access.ANYONE, SetupEndpoint::snippets)
                        .says(
                                "Get what sets a client up",
                                "With a placeholder where the key belongs.")
                        .knows(
                                Parameter.text("base_url", "Else where this call went to."),
                                Parameter.text("ca_file", "Where the client has the certificate."),
                                Parameter.text("client", "Only for this client."))
                        .gives(SetupBody.class),
                new Route("POST", "/api/qr", Access.SIGNED_IN, SetupEndpoint::qr)
                        .says("Draw a QR code")
                        .takes(Text.class)
                        .gives(QrBody.class));
    }

    record StepBody(String kind, @Nullable String file, String text) {
        StepBody(Step step) {
            this(step.kind().name().toLowerCase(Locale.ROOT), step.file(), step.text());
        }
    }

    record SnippetBody(String client, @Nullable String shell, List<StepBody> steps) {
        SnippetBody(Snippet snippet) {
            this(
                    snippet.client().text(),
                    text(snippet.shell()),
                    snippet.steps().stream().map(StepBody::new).toList());
        }

        private static @Nullable String text(@Nullable Shell shell) {
            return shell == null ? null : shell.text();
        }
    }

    record SetupBody(String baseUrl, String keyPlaceholder, List<SnippetBody> snippets) {}

    record Text(String text) {}

    record QrBody(String svg) {}

    private static Answer snippets(Call call) {
        ClientAccess access = access(call);
        String client = call.query("client");
        List<SnippetBody> snippets =
                Snippets.all(access).stream()
                        .filter(each -> client == null || each.client() == client(client))
                        .map(SnippetBody::new)
                        .toList();
        return Answer.ok(
                new SetupBody(access.baseUrl().toString(), ClientAccess.KEY_PLACEHOLDER, snippets));
    }

    /** Without a URL, the address that this very call went to. */
    private static ClientAccess access(Call call) {
        String url = call.query("base_url");
        String file = call.query("ca_file");
        try {
            ClientAccess access = ClientAccess.at(new URI(url == null ? call.ownUrl() : url));
            return file == null || file.isEmpty() ? access : access.withCaFile(file);
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new ProblemException(
                    Problem.badRequest("base_url or ca_file cannot be used in a client."));
        }
    }

    private static Client client(String name) {
        return Client.of(name)
                .orElseThrow(() -> new ProblemException(Problem.invalid("client", "is not known")));
    }

    private static Answer qr(Call call) {
        String text = call.read(Text.class).text();
        if (text.length() > 1000) {
            throw new ProblemException(Problem.invalid("text", "takes at most 1000 characters"));
        }
        return Answer.ok(new QrBody(QrCode.of(text).svg()));
    }
}
