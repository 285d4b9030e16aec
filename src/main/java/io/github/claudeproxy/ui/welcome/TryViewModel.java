package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.net.URI;
import java.text.NumberFormat;

/** Makes one call as a teammate would, and says in plain words what came of it. */
final class TryViewModel {
    private final FxThread fx;
    private final Texts texts;
    private final Reachability reachability;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper works = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");

    TryViewModel(FxThread fx, Texts texts, Reachability reachability) {
        this.fx = fx;
        this.texts = texts;
        this.reachability = reachability;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty works() {
        return works.getReadOnlyProperty();
    }

    ReadOnlyStringProperty result() {
        return result.getReadOnlyProperty();
    }

    void ask(URI url, KeySecret key) {
        busy.set(true);
        result.set("");
        fx.background(
                () -> {
                    try (var client = reachability.client()) {
                        return new TestCall(client).ask(url, key);
                    }
                },
                outcome -> {
                    busy.set(false);
                    works.set(outcome instanceof TestCall.Outcome.Works);
                    result.set(say(outcome));
                });
    }

    private String say(TestCall.Outcome outcome) {
        return switch (outcome) {
            case TestCall.Outcome.Works works -> {
                NumberFormat seconds = NumberFormat.getInstance(texts.locale());
                seconds.setMaximumFractionDigits(1);
                String time = seconds.format(works.after().toMillis() / 1000.0);
                yield texts.get("welcome.try.works", time, works.said());
            }
            case TestCall.Outcome.Refused refused -> why(refused);
            case TestCall.Outcome.Unreachable _ -> texts.get("welcome.try.unreachable");
        };
    }

    private String why(TestCall.Outcome.Refused refused) {
        String said = refused.message();
        return switch (refused.status()) {
            case 401 -> texts.get("welcome.try.unauthorized", said);
            case 403 -> texts.get("welcome.try.forbidden", said);
            case 404 -> texts.get("welcome.try.not-found", said);
            case 429 -> texts.get("welcome.try.limited", said);
            case 529 -> texts.get("welcome.try.overloaded");
            case 502, 503, 504 -> texts.get("welcome.try.upstream", said);
            default -> texts.get("welcome.try.refused", refused.status(), said);
        };
    }
}
