package io.github.claudeproxy.server;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that run, tells their connections, and lets a stop wait for them. */
final class RunningRequests implements HttpHandler, ExchangeCompletionListener {
    private final HttpHandler next;
    private final AtomicInteger running = new AtomicInteger();
    private final Object noneLeft = new Object();

    RunningRequests(HttpHandler next) {
        this.next = next;
    }

    int count() {
        return running.get();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        running.incrementAndGet();
        OpenConnection.of(exchange).begin(exchange);
        exchange.addExchangeCompleteListener(this);
        next.handleRequest(exchange);
    }

    @Override
    public void exchangeEvent(HttpServerExchange exchange, NextListener nextListener) {
        OpenConnection.of(exchange).end(exchange);
        if (running.decrementAndGet() == 0) {
            synchronized (noneLeft) {
                noneLeft.notifyAll();
            }
        }
        nextListener.proceed();
    }

    /** Waits until nothing runs, or the time is up, which it then says. */
    boolean awaitNone(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (noneLeft) {
            while (running.get() > 0) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                noneLeft.wait(millis);
            }
        }
        return true;
    }
}
