package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides what is answered: a refusal, what a test scripted, or the fake's own answer. */
final class AnthropicService {
    private final Credentials credentials;
    private final Map<Route, Script> scripts = new EnumMap<>(Route.class);
    private volatile @Nullable StepGate bodyGate;

    AnthropicService(Credentials credentials, OwnAnswers own) {
        this.credentials = credentials;
        for (Route route : Route.values()) {
            scripts.put(route, new Script(own.to(route)));
        }
    }

    Script script(Route route) {
        return Objects.requireNonNull(scripts.get(route));
    }

    void holdBodies(StepGate gate) {
        bodyGate = gate;
    }

    /** Called before a request's body is read. */
    void beforeBody() throws InterruptedException {
        StepGate gate = bodyGate;
        if (gate != null) {
            gate.pass();
        }
    }

    /** The answer to give before the request's body is read, if one is scripted. */
    Optional<Reply> early(Call call) {
        return script(call.route())
                .takeEarly()
                .map(reply -> complete(reply, credentials.caller(call.head())));
    }

    Answer answer(Call call) throws InterruptedException {
        script(call.route()).pass();
        Caller caller = credentials.caller(call.head());
        Optional<Reply> refusal = RequestRules.refusal(call, caller);
        if (refusal.isPresent()) {
            return complete(refusal.get(), caller);
        }
        Answer answer = script(call.route()).take().answer(call);
        return answer instanceof Reply reply ? complete(reply, caller) : answer;
    }

    private static Reply complete(Reply reply, Caller caller) {
        return reply.orHeaders(AnthropicHeaders.of(caller));
    }
}
