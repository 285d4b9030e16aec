package io.github.claudeproxy.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cuts some members out of a JSON object while its bytes pass by in pieces of any size, and checks
 * no more of the rest than it must to know where it is. Keeps at most {@value #MAX_VALUE} bytes of
 * a value; a longer one counts as absent. Confined to one thread.
 */
final class TopLevelMembers {
    private static final int MAX_VALUE = 16 * 1024;
    private static final int MAX_NAME = 64;

    private enum Capture {
        NOTHING,
        NAME,
        VALUE
    }

    private final Set<String> wanted;
    private final Map<String, byte[]> found = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private byte[] captured = new byte[256];
    private int length;
    private Capture capture = Capture.NOTHING;
    private String name = "";
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean nameNext;
    private boolean whole;
    private boolean ambiguous;

    TopLevelMembers(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Looks at the bytes between position and limit; both stay as they are. */
    void accept(ByteBuffer bytes) {
        int to = bytes.limit();
        int at = bytes.position();
        while (at < to && !whole) {
            if (inString && !escaped) {
                int stop = ByteSearch.indexOfEither(bytes, at, to, (byte) '"', (byte) '\\');
                keep(bytes, at, stop);
                at = stop;
                if (at == to) {
                    return;
                }
            }
            step(bytes.get(at++));
        }
    }

    private void step(byte next) {
        if (inString) {
            stepInString(next);
            return;
        }
        switch (next) {
            case '"' -> openString();
            case '{', '[' -> {
                depth++;
                nameNext = depth == 1 && next == '{';
                keep(next);
            }
            case '}', ']' -> {
                depth--;
                if (depth == 0) {
                    endValue();
                    whole = true;
                } else {
                    keep(next);
                }
            }
            case ',' -> {
                if (depth == 1) {
                    endValue();
                    nameNext = true;
                } else {
                    keep(next);
                }
            }
            case ':' -> {
                if (depth > 1) {
                    keep(next);
                } else {
                    nameRead();
                }
            }
            default -> keep(next);
        }
    }

    private void nameRead() {
        ambiguous |= name.indexOf('\\') >= 0;
        if (wanted.contains(name)) {
            ambiguous |= !seen.add(name);
            capture = Capture.VALUE;
            length = 0;
        }
    }

    private void stepInString(byte next) {
        if (escaped) {
            escaped = false;
            keep(next);
        } else if (next == '\\') {
            escaped = true;
            keep(next);
        } else {
            inString = false;
            if (capture == Capture.NAME) {
                name = new String(captured, 0, length, StandardCharsets.UTF_8);
                capture = Capture.NOTHING;
            } else {
                keep(next);
            }
        }
    }

    private void openString() {
        inString = true;
        if (depth == 1 && nameNext) {
            nameNext = false;
            capture = Capture.NAME;
            length = 0;
        } else {
            keep((byte) '"');
        }
    }

    private void endValue() {
        if (capture == Capture.VALUE) {
            found.put(name, Arrays.copyOf(captured, length));
        }
        capture = Capture.NOTHING;
        name = "";
    }

    private void keep(byte next) {
        if (capture != Capture.NOTHING && hasRoom(1)) {
            captured[length++] = next;
        }
    }

    private void keep(ByteBuffer bytes, int from, int to) {
        if (capture != Capture.NOTHING && hasRoom(to - from)) {
            bytes.get(from, captured, length, to - from);
            length += to - from;
        }
    }

    private boolean hasRoom(int more) {
        if (length + more > (capture == Capture.NAME ? MAX_NAME : MAX_VALUE)) {
            capture = Capture.NOTHING;
            name = "";
            return false;
        }
        if (length + more > captured.length) {
            captured = Arrays.copyOf(captured, Math.max(length + more, captured.length * 2));
        }
        return true;
    }

    /** The members found so far, as JSON text in UTF-8. */
    Map<String, byte[]> found() {
        return found;
    }

    /**
     * Whether somebody else might find other members in it: a wanted one stands there twice, or a
     * name is written with escapes.
     */
    boolean ambiguous() {
        return ambiguous;
    }

    /** Whether the object's closing brace has been seen. */
    boolean whole() {
        return whole;
    }
}
