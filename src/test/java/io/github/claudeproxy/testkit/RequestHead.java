package io.github.claudeproxy.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The head of a request as it arrived: the raw target and every header line in order. */
public record RequestHead(String method, String target, List<Header> headers) {
    public RequestHead {
        headers = List.copyOf(headers);
    }

    /** The target without its query. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The raw query without the question mark, empty if there is none. */
    public String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** The values of all lines of this name, in order. */
    public List<String> all(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).toList();
    }

    /** The value of the first line of this name. */
    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    /** The elements of a comma-separated header, over all its lines. */
    public List<String> elements(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** The lines as text, for messages and for searching in them. */
    String text() {
        return String.join(
                "\n",
                Stream.concat(
                                Stream.of(method + " " + target),
                                headers.stream().map(Header::toString))
                        .toList());
    }
}
