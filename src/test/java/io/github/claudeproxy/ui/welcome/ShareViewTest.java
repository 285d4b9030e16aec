package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class ShareViewTest {
    @Test
    void saysThatNobodyElseReachesAMachineWithoutAnAddress() {
        Lonely lonely = new Lonely();
        try (TestWindow window = TestWindow.show(() -> view(lonely).root())) {
            window.click("#share-network-https");

            window.awaitText("nobody else reaches it yet");
            window.screenshot("welcome-share-out-of-reach");
            window.click("#share-this-machine");
            window.awaitNoText("nobody else reaches it yet");
        }
    }

    private static ShareView view(Reachability reachability) {
        ShareView view =
                new ShareView(
                        new ViewLoader(Texts.of(Locale.ENGLISH)),
                        new ShareViewModel(Toolkit.fx(), reachability),
                        new Toasts(new VBox()),
                        () -> {});
        view.shown();
        return view;
    }

    /** A machine in no network. */
    private static final class Lonely implements Reachability {
        private volatile Audience chosen = Audience.THIS_MACHINE;

        @Override
        public List<URI> urls() {
            return List.of(URI.create("http://127.0.0.1:3000"));
        }

        @Override
        public boolean reachesOthers() {
            return false;
        }

        @Override
        public List<Audience> choices() {
            return List.of(Audience.values());
        }

        @Override
        public Audience chosen() {
            return chosen;
        }

        @Override
        public Optional<String> choose(Audience audience) {
            chosen = audience;
            return Optional.empty();
        }

        @Override
        public HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }
}
