package io.github.claudeproxy.bench;

import io.github.claudeproxy.bench.load.Endpoint;
import io.github.claudeproxy.bench.targets.Direct;
import io.github.claudeproxy.bench.targets.Nginx;
import io.github.claudeproxy.bench.targets.Nginx.Kind;
import io.github.claudeproxy.bench.targets.Product;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The targets of one run, all running at the same time and loaded in turn. */
final class Targets implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "bench");

    private final List<Target> all = new ArrayList<>();

    private Targets() {}

    static Targets start(List<String> names, int upstreamPort) throws IOException {
        Files.createDirectories(FOLDER);
        Targets targets = new Targets();
        try {
            for (String name : names) {
                targets.all.add(start(name, upstreamPort));
            }
            return targets;
        } catch (IOException | RuntimeException e) {
            targets.close();
            throw e;
        }
    }

    private static Target start(String name, int upstreamPort) throws IOException {
        if (name.equals(Direct.NAME)) {
            return new Direct(new Endpoint(upstreamPort, "none"));
        }
        if (name.equals(Product.NAME)) {
            return Product.start(FOLDER, upstreamPort);
        }
        for (Kind kind : Kind.values()) {
            if (name.equals(kind.label())) {
                return startNginx(kind, upstreamPort);
            }
        }
        throw new IllegalArgumentException("there is no target " + name);
    }

    private static Target startNginx(Kind kind, int upstreamPort) throws IOException {
        if (!Nginx.installed()) {
            throw new IOException(Nginx.MISSING);
        }
        return Nginx.start(kind, FOLDER, upstreamPort);
    }

    /** All of them, beginning with another one each round. */
    List<Target> inTurn(int round) {
        List<Target> turned = new ArrayList<>(all);
        Collections.rotate(turned, -round);
        return turned;
    }

    @Override
    public void close() {
        all.forEach(Target::close);
    }
}
