package io.github.claudeproxy.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads request heads as strictly as RFC 9112 allows. */
final class HeadReader {
    private static final Pattern REQUEST_LINE =
            Pattern.compile("([A-Z]+) (/[\\x21-\\x7e]*) HTTP/1\\.1");
    private static final Pattern HEADER =
            Pattern.compile(
                    "([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*((?:[^\\x00-\\x08\\x0a-\\x1f\\x7f])*)");

    private final LineReader lines;

    HeadReader(LineReader lines) {
        this.lines = lines;
    }

    /** The next head; empty when the peer closed instead of sending one. */
    Optional<RequestHead> read() throws IOException {
        Optional<String> line = lines.readLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher start = REQUEST_LINE.matcher(line.get());
        if (!start.matches()) {
            throw new BadFraming("request line: " + line.get());
        }
        RequestHead head = new RequestHead(start.group(1), start.group(2), readHeaders());
        check(head);
        return Optional.of(head);
    }

    private List<Header> readHeaders() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = lines.requireLine(); !line.isEmpty(); line = lines.requireLine()) {
            headers.add(header(line));
        }
        return headers;
    }

    static Header header(String line) throws BadFraming {
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            throw new BadFraming("header line: " + line);
        }
        return new Header(header.group(1), header.group(2).strip());
    }

    private static void check(RequestHead head) throws BadFraming {
        List<String> lengths = head.all("content-length");
        List<String> codings = head.all("transfer-encoding");
        if (head.all("host").size() != 1) {
            throw new BadFraming("not exactly one host: " + head.all("host"));
        }
        if (lengths.size() + codings.size() > 1) {
            throw new BadFraming("framed twice: " + lengths + codings);
        }
        if (!lengths.stream().allMatch(length -> length.matches("\\d{1,18}"))) {
            throw new BadFraming("content-length: " + lengths);
        }
        if (!codings.stream().allMatch("chunked"::equals)) {
            throw new BadFraming("transfer-encoding: " + codings);
        }
    }
}
