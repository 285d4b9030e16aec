package io.github.claudeproxy.rest;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import org.xnio.IoUtils;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A body that is written as it comes to be, of any length.
 *
 * @param file the name that a browser saves it under
 */
record Download(String contentType, String file, Content content) {
    /** Writes the body; blocks when the client is slow. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    static Download csv(String file, Content content) {
        return new Download("text/csv; charset=utf-8; header=present", file, content);
    }

    /** If it breaks off, so does the connection: what is not whole must not look it. */
    void send(HttpServerExchange exchange) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, contentType)
                .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        exchange.startBlocking();
        boolean complete = false;
        try {
            Writer writer =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    exchange.getOutputStream(), StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.close();
            complete = true;
        } catch (IOException _) {
            // the client left; there is nobody to tell
        } finally {
            if (!complete && exchange.isResponseStarted()) {
                IoUtils.safeClose(exchange.getConnection());
            }
        }
    }
}
