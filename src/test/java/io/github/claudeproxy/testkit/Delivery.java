package io.github.claudeproxy.testkit;

import java.util.List;

/**
 * How a reply goes out: its framing with the length it declares, the sizes of the pieces it is
 * written in (used in turn, none for whole steps), the interim answers before it, whether it comes
 * before the request's body was read, and what becomes of the connection.
 */
record Delivery(
        Framing framing,
        long length,
        List<Integer> pieces,
        List<Integer> interims,
        boolean early,
        Ending ending) {
    Delivery {
        pieces = List.copyOf(pieces);
        interims = List.copyOf(interims);
    }

    static Delivery byLength(long length) {
        return new Delivery(
                Framing.CONTENT_LENGTH, length, List.of(), List.of(), false, Ending.KEPT);
    }

    Delivery withFraming(Framing other) {
        Ending end = other == Framing.UNTIL_CLOSE ? Ending.FIN : ending;
        return new Delivery(other, length, pieces, interims, early, end);
    }

    Delivery withLength(long other) {
        return new Delivery(framing, other, pieces, interims, early, ending);
    }

    Delivery withPieces(List<Integer> sizes) {
        return new Delivery(framing, length, sizes, interims, early, ending);
    }

    Delivery withInterims(List<Integer> statuses) {
        return new Delivery(framing, length, pieces, statuses, early, ending);
    }

    Delivery beforeBody() {
        return new Delivery(framing, length, pieces, interims, true, Ending.FIN);
    }

    Delivery withEnding(Ending other) {
        return new Delivery(framing, length, pieces, interims, early, other);
    }
}
