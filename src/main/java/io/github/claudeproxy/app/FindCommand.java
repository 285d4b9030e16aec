package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.claudeproxy.discovery.Finder;
import io.github.claudeproxy.discovery.Found;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code find}: the servers that announce themselves in the networks of this machine. */
@Command(
        name = "find",
        description =
                "Lists the Claude Proxies that announce themselves in the local network. Anybody"
                        + " there can announce anything: it says where to look, not whom to trust."
                        + " Exit code 1 if there is none.",
        mixinStandardHelpOptions = true)
final class FindCommand implements Callable<Integer> {
    private static final int LONGEST_SECONDS = 60;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How long to wait for answers; ${DEFAULT-VALUE} seconds if not given.")
    private int seconds;

    @Option(
            names = "--by",
            paramLabel = "ADDRESS",
            description = "Ask in the network of this own address alone.")
    private @Nullable String address;

    @Override
    public Integer call() throws JsonProcessingException, InterruptedException {
        List<Found> found =
                Finder.find(
                        networks(), Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_SECONDS)));
        System.out.print(json ? json(found) : lines(found));
        return (found.isEmpty() ? ExitCode.FAILURE : ExitCode.OK).number();
    }

    private List<InetAddress> networks() {
        if (address == null) {
            return Finder.networks();
        }
        try {
            return List.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            throw new StartException(ExitCode.USAGE, "\"" + address + "\" is no address", e);
        }
    }

    private static String json(List<Found> found) throws JsonProcessingException {
        List<Map<String, String>> rows =
                found.stream()
                        .map(each -> Map.of("name", each.name(), "url", each.url().toString()))
                        .toList();
        return ReadOptions.json(Map.of("found", rows));
    }

    private static String lines(List<Found> found) {
        if (found.isEmpty()) {
            return "None was found. A server announces itself while others may reach it, unless"
                    + " ANNOUNCE is false.\n";
        }
        Columns lines = new Columns();
        found.forEach(each -> lines.line(each.name(), each.url().toString()));
        return lines.text();
    }
}
