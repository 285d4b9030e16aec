package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the fake answers on one route: first what is queued, each once and in order, then what is
 * set for good, else its own answer. Any thread may change it at any time.
 */
public final class Script {
    private record Fixed(Answer answer) implements Responder {
        @Override
        public Answer answer(Call call) {
            return answer;
        }
    }

    private final Deque<Responder> queue = new ArrayDeque<>();
    private final Responder own;
    private Responder always;
    private @Nullable StepGate gate;

    Script(Responder own) {
        this.own = own;
        this.always = own;
    }

    /** Answers the next call so, after those queued before. */
    public Script next(Answer answer) {
        return nextBy(new Fixed(answer));
    }

    /** Answers the next call with this message, as JSON or as a stream as it asks. */
    public Script next(MessageScript message) {
        return nextBy(message.responder());
    }

    public synchronized Script nextBy(Responder responder) {
        queue.add(responder);
        return this;
    }

    /** Answers every call so once the queue is empty. */
    public Script always(Answer answer) {
        return alwaysBy(new Fixed(answer));
    }

    public Script always(MessageScript message) {
        return alwaysBy(message.responder());
    }

    public synchronized Script alwaysBy(Responder responder) {
        always = responder;
        return this;
    }

    /** Lets each call wait at this gate before it is answered at all. */
    public synchronized Script hold(StepGate before) {
        gate = before;
        return this;
    }

    /** Forgets all that was scripted. */
    public synchronized void reset() {
        queue.clear();
        gate = null;
        always = own;
    }

    /** The next answer, if it is one to give before the body was read. */
    synchronized Optional<Reply> takeEarly() {
        Responder next = queue.isEmpty() ? always : queue.peek();
        if (next instanceof Fixed(Reply reply) && reply.delivery().early()) {
            queue.poll();
            return Optional.of(reply);
        }
        return Optional.empty();
    }

    void pass() throws InterruptedException {
        StepGate before = gate();
        if (before != null) {
            before.pass();
        }
    }

    private synchronized @Nullable StepGate gate() {
        return gate;
    }

    synchronized Responder take() {
        return queue.isEmpty() ? always : queue.remove();
    }
}
