package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.KeyException;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.setup.Client;
import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.setup.Shell;
import io.github.claudeproxy.setup.Snippets;
import io.github.claudeproxy.setup.Step;
import io.github.claudeproxy.setup.Step.Kind;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the first key and keeps its secret until the first run is over. */
final class KeyViewModel {
    private static final int LONGEST_NAME = 80;

    private final FxThread fx;
    private final Texts texts;
    private final WelcomeServices services;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable KeySecret> secret =
            new ReadOnlyObjectWrapper<>(null);
    private List<URI> urls = List.of();

    KeyViewModel(FxThread fx, Texts texts, WelcomeServices services) {
        this.fx = fx;
        this.texts = texts;
        this.services = services;
    }

    StringProperty name() {
        return name;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable KeySecret> secret() {
        return secret.getReadOnlyProperty();
    }

    /** The address a teammate uses: the network's where there is one. */
    URI url() {
        return urls.getFirst();
    }

    void generate(String accountId) {
        if (name.get().isBlank()) {
            problem.set(texts.get("welcome.key.no-name"));
            return;
        }
        String wanted = name.get();
        problem.set("");
        busy.set(true);
        fx.background(
                () -> {
                    GeneratedKey made =
                            services.keys().generate(accountId, KeyRequest.named(wanted));
                    return new Made(made.secret(), services.reachability().urls());
                },
                made -> {
                    busy.set(false);
                    urls = made.urls();
                    secret.set(made.secret());
                },
                this::failed);
    }

    private ClientAccess access() {
        return ClientAccess.ofProgram(url());
    }

    /** What a teammate has to do before, as the certificate is our own; empty if nothing. */
    String certificate() {
        String file = urls.isEmpty() ? null : access().caFile();
        return file == null ? "" : texts.get("setup.certificate", url() + "/ca.pem", file);
    }

    private record Made(KeySecret secret, List<URI> urls) {}

    private void failed(Exception failure) {
        busy.set(false);
        if (failure instanceof KeyException expected) {
            problem.set(say(expected, name.get().strip()));
        } else {
            fx.unexpected(failure);
        }
    }

    private String say(KeyException refused, String wanted) {
        if (refused.reason() == KeyException.Reason.NAME_TAKEN) {
            return texts.get("keys.wrong.taken", wanted);
        }
        return wanted.codePointCount(0, wanted.length()) > LONGEST_NAME
                ? texts.get("keys.wrong.long-name")
                : texts.get("keys.wrong.name");
    }

    /**
     * What sets Claude Code up in the shell that most have on this system, all of it: over HTTPS it
     * begins with the certificate.
     */
    String snippet() {
        KeySecret key = secret.get();
        if (key == null || urls.isEmpty()) {
            return "";
        }
        Shell shell = Shell.usual();
        ClientAccess access = access().withKey(key);
        Stream<Step> first =
                access.caFile() == null
                        ? Stream.empty()
                        : Stream.of(Snippets.authority(shell, access));
        Stream<Step> then = Snippets.of(Client.CLAUDE_CODE, shell, access).steps().stream();
        return Stream.concat(first, then)
                .filter(step -> step.kind() == Kind.RUN)
                .map(Step::text)
                .collect(Collectors.joining("\n"));
    }
}
