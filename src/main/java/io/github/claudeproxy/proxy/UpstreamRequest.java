package io.github.claudeproxy.proxy;

import io.github.claudeproxy.claude.Credential;
import io.github.claudeproxy.upstream.Origin;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * What goes upstream for one call: a head made for the credential of the moment, and the client's
 * body as it came. Confined to one I/O thread.
 */
final class UpstreamRequest {
    private final HttpServerExchange exchange;
    private final Origin origin;
    private final HeadWriter writer;
    private final @Nullable RequestBody body;
    private @Nullable PooledByteBuffer head;

    UpstreamRequest(
            HttpServerExchange exchange,
            Origin origin,
            HeadWriter writer,
            @Nullable RequestBody body) {
        this.exchange = exchange;
        this.origin = origin;
        this.writer = writer;
        this.body = body;
    }

    /** Head and body, ready to be sent with this credential. */
    ByteBuffer[] with(Credential credential) {
        long length = body == null ? -1 : body.length();
        HeaderRules.writeRequest(exchange, origin, credential, length, writer);
        ByteBuffer bytes = headBuffer(writer.length());
        writer.writeTo(bytes);
        bytes.flip();
        return body == null ? new ByteBuffer[] {bytes} : body.behind(bytes);
    }

    private ByteBuffer headBuffer(int length) {
        releaseHead();
        PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate();
        if (pooled.getBuffer().capacity() < length) {
            pooled.close();
            return ByteBuffer.allocate(length);
        }
        head = pooled;
        return pooled.getBuffer().clear();
    }

    /** Gives all buffers back; nothing can be sent after that. */
    void release() {
        releaseHead();
        if (body != null) {
            body.release();
        }
    }

    private void releaseHead() {
        PooledByteBuffer held = head;
        head = null;
        if (held != null) {
            held.close();
        }
    }
}
