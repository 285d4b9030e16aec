package io.github.claudeproxy.upstream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The addresses of the upstream host. Resolving blocks, so it is done on a virtual thread and kept
 * for half a minute; an I/O thread asks {@link #known} first. Any thread may call.
 */
final class AddressBook {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(30);

    private record Entry(List<InetSocketAddress> addresses, long resolvedAt) {}

    private final Origin origin;
    private final Executor executor;
    private volatile @Nullable Entry entry;

    AddressBook(Origin origin, Executor executor) {
        this.origin = origin;
        this.executor = executor;
    }

    /** The addresses, if they have been resolved lately. */
    @Nullable List<InetSocketAddress> known() {
        Entry current = entry;
        boolean fresh = current != null && System.nanoTime() - current.resolvedAt < FRESH_NANOS;
        return fresh && current != null ? current.addresses : null;
    }

    /** Resolves anew; one of the two is called on a thread of the executor. */
    void resolve(Consumer<List<InetSocketAddress>> found, Consumer<IOException> failed) {
        executor.execute(
                () -> {
                    try {
                        found.accept(lookUp());
                    } catch (UnknownHostException e) {
                        failed.accept(
                                new IOException("the name " + origin.host() + " is unknown", e));
                    }
                });
    }

    private List<InetSocketAddress> lookUp() throws UnknownHostException {
        List<InetSocketAddress> addresses =
                Arrays.stream(InetAddress.getAllByName(origin.host())).map(this::named).toList();
        entry = new Entry(addresses, System.nanoTime());
        return addresses;
    }

    /** Keeps the configured name beside the address: TLS checks the certificate against it. */
    private InetSocketAddress named(InetAddress address) {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(origin.host(), address.getAddress()), origin.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of illegal length", e);
        }
    }
}
