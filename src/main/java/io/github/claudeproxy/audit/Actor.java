package io.github.claudeproxy.audit;

import org.jspecify.annotations.Nullable;

import java.lang.ScopedValue.CallableOp;
import java.util.Locale;

/**
 * Who makes a change, bound to the thread at each entry of the program: a call of the REST API, the
 * command line, the window. A thread without one acts for the program itself.
 *
 * @param userId null for whoever did not sign in
 * @param name the e-mail address, or the name on this machine; empty if unknown
 * @param address where the call came from, null for this very process
 */
public record Actor(@Nullable String userId, String name, Way way, @Nullable String address) {
    /** The program, by itself. */
    public static final Actor SYSTEM = new Actor(null, "", Way.SYSTEM, null);

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    /** By what the change was made. */
    public enum Way {
        WINDOW,
        REST,
        COMMAND_LINE,
        SYSTEM;

        /** The name in the store and in the REST API. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Way ofText(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Whoever has a shell on this machine. */
    public static Actor commandLine(String userName) {
        return new Actor(null, userName, Way.COMMAND_LINE, null);
    }

    /** Who acts on this thread. */
    public static Actor current() {
        return CURRENT.orElse(SYSTEM);
    }

    /** The same entry, once it is known who came in by it. */
    public Actor named(String id, String email) {
        return new Actor(id, email, way, address);
    }

    /** Does something on this one's behalf. */
    public void run(Runnable change) {
        ScopedValue.where(CURRENT, this).run(change);
    }

    /** As {@link #run}, with a result. */
    public <T extends @Nullable Object, X extends Throwable> T call(
            CallableOp<? extends T, X> change) throws X {
        return ScopedValue.where(CURRENT, this).call(change);
    }
}
