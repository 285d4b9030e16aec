package io.github.claudeproxy.rest;

import io.github.claudeproxy.alerts.WebhookException;
import io.github.claudeproxy.claude.ConnectionException;
import io.github.claudeproxy.http.RequestId;
import io.github.claudeproxy.keys.KeyException;
import io.github.claudeproxy.limits.LimitException;
import io.github.claudeproxy.secrets.SecretException;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.usage.PriceException;
import io.github.claudeproxy.users.UserException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The boundary of the administration API: what a call throws becomes its answer, here alone. */
final class ErrorResponder implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponder.class);

    private final HttpHandler call;

    ErrorResponder(HttpHandler call) {
        this.call = call;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        try {
            call.handleRequest(exchange);
        } catch (Exception e) {
            answer(exchange, e);
        }
    }

    private static void answer(HttpServerExchange exchange, Exception failure) {
        try (var _ = MDC.putCloseable(RequestId.LOGGED, RequestId.of(exchange))) {
            log(exchange, failure);
        }
        if (!exchange.isResponseStarted()) {
            problem(failure).send(exchange);
        }
    }

    /** What failed outside, and was said so, is no stack trace's worth. */
    private static void log(HttpServerExchange exchange, Exception failure) {
        String call = exchange.getRequestMethod() + " " + exchange.getRelativePath();
        boolean outside =
                failure instanceof ProblemException
                        || failure instanceof ConnectionException
                        || failure instanceof SecretException;
        if (exchange.isResponseStarted()) {
            LOG.error("{} failed after its answer began", call, failure);
        } else if (problem(failure).status() >= 500 && outside) {
            LOG.warn("{} failed: {}", call, message(failure));
        } else if (problem(failure).status() >= 500) {
            LOG.error("{} failed", call, failure);
        }
    }

    private static Problem problem(Exception failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case KeyException e -> problem(e);
            case LimitException e -> new Problem(400, message(e), e.field(), null);
            case WebhookException e -> new Problem(400, message(e), "url", null);
            case PriceException e -> new Problem(400, message(e), "prices", null);
            case UserException e -> Problem.badRequest(message(e));
            case SecretException e -> new Problem(503, message(e));
            case ConnectionException e -> new Problem(503, message(e));
            case StoreException e -> new Problem(503, message(e));
            default -> new Problem(500, "Something went wrong here. The log says what.");
        };
    }

    private static Problem problem(KeyException failure) {
        int status =
                switch (failure.reason()) {
                    case INVALID -> 400;
                    case NAME_TAKEN -> 409;
                };
        return new Problem(status, message(failure), failure.field(), null);
    }

    private static String message(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
