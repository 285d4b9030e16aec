package io.github.claudeproxy.testkit;

/** Decides the answer to a request that was read and found valid. */
@FunctionalInterface
public interface Responder {
    Answer answer(Call call);
}
