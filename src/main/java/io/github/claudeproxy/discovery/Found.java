package io.github.claudeproxy.discovery;

import java.net.Inet4Address;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.jmdns.ServiceInfo;

/**
 * A server that announced itself. Anybody on the network can announce anything: it says where to
 * look, not whom to trust.
 *
 * @param name of its machine, without anything that could pass for something else on a terminal
 * @param url what clients take as the base URL
 */
public record Found(String name, URI url) {
    public Found {
        name = plain(name);
    }

    static final Comparator<Found> ORDER =
            Comparator.comparing(Found::name).thenComparing(found -> found.url().toString());
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]");
    private static final Pattern PATH = Pattern.compile("(/[\\w.~-]{1,100}){1,10}");
    private static final int LONGEST = 63;

    /** What it says of itself, by each of its addresses. */
    static Stream<Found> of(ServiceInfo info) {
        String scheme = "true".equals(info.getPropertyString(Responder.TLS)) ? "https" : "http";
        String path = String.valueOf(info.getPropertyString(Responder.PATH));
        String end = ":" + info.getPort() + (PATH.matcher(path).matches() ? path : "");
        return Arrays.stream(info.getInet4Addresses())
                .map(Inet4Address::getHostAddress)
                .map(
                        address ->
                                new Found(
                                        info.getName(),
                                        URI.create(scheme + "://" + address + end)));
    }

    private static String plain(String name) {
        String clean = ODD.matcher(name).replaceAll("?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
