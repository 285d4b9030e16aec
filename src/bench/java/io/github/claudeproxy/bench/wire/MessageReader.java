package io.github.claudeproxy.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts the bytes of one connection into messages, whatever pieces they come in. */
public final class MessageReader {
    private static final int LONGEST_HEAD = 32 * 1024;

    private final MessageListener listener;
    private final BodyReader body;
    private byte[] head = new byte[1024];
    private int headLength;
    private boolean inBody;

    public MessageReader(MessageListener listener) {
        this.listener = listener;
        this.body = new BodyReader(listener);
    }

    /** True while a message has begun and not ended. */
    public boolean inMessage() {
        return inBody || headLength > 0;
    }

    public void read(ByteBuffer in) throws IOException {
        while (in.hasRemaining()) {
            if (!inBody && readHead(in)) {
                startBody();
            }
            if (inBody && body.read(in)) {
                inBody = false;
                listener.end();
            }
        }
    }

    private boolean readHead(ByteBuffer in) throws IOException {
        while (in.hasRemaining()) {
            byte next = in.get();
            if (headLength == head.length) {
                grow();
            }
            head[headLength++] = next;
            if (next == '\n' && endsWithEmptyLine()) {
                return true;
            }
        }
        return false;
    }

    private void grow() throws IOException {
        if (headLength == LONGEST_HEAD) {
            throw new IOException("the head of a message is longer than " + LONGEST_HEAD);
        }
        head = Arrays.copyOf(head, head.length * 2);
    }

    private boolean endsWithEmptyLine() {
        return headLength >= 4 && head[headLength - 2] == '\r' && head[headLength - 3] == '\n';
    }

    private void startBody() throws IOException {
        Head complete = new Head(new String(head, 0, headLength, StandardCharsets.ISO_8859_1));
        headLength = 0;
        inBody = true;
        body.start(complete);
        listener.head(complete);
    }
}
