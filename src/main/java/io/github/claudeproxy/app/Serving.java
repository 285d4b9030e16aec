package io.github.claudeproxy.app;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.signal.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;

/** The program without a window: starts everything, then stays until the system stops it. */
final class Serving {
    private static final Logger log = LoggerFactory.getLogger(Serving.class);

    private Serving() {}

    /** Returns only by a failure to start: SIGTERM and Ctrl-C end the process from inside. */
    static int run(Config config) throws ListenException {
        CloseStack opened = new CloseStack();
        ProcessEnd end = ProcessEnd.install(opened);
        boolean serves = false;
        try {
            startAs(Actor.SYSTEM, config, opened);
            serves = true;
        } finally {
            if (!serves) {
                end.close();
            }
        }
        ProcessEnd.stay();
        return ExitCode.OK.number();
    }

    /** What the start itself changes was not done by whoever started it. */
    private static void startAs(Actor actor, Config config, CloseStack opened)
            throws ListenException {
        actor.<Boolean, ListenException>call(
                () -> {
                    start(config, opened);
                    return true;
                });
    }

    private static void start(Config config, CloseStack opened) throws ListenException {
        DataDirectory directory = opened.add(DataDirectory.open(config), DataDirectory::close);
        if (directory.instance().previousWasCutOff()) {
            log.warn("The last run was cut off: usage of its last second may be missing");
        }
        Wiring wiring =
                opened.add(
                        Wiring.open(
                                config, directory.settings(), directory.paths(), Clock.systemUTC()),
                        Wiring::close);
        wiring.network().start();
        List<ReachableUrl> urls = wiring.network().urls();
        directory.answer(
                new InstanceAnswers(
                        () -> false,
                        () -> StatusSnapshot.of(wiring).json(),
                        new LimitOrders(wiring)::carryOut));
        opened.add(
                Announcement.keep(directory.instance(), wiring.network()),
                Signal.Subscription::close);
        System.out.println(
                "Claude Proxy " + Version.text() + " serves at " + urls.getFirst().url());
        sayWhoElseReachesIt(urls.stream().filter(ReachableUrl::isForOthers).toList());
        if (!wiring.users().hasOwner()) {
            System.out.println("Nobody has registered yet: the first who does is the owner.");
        }
    }

    private static void sayWhoElseReachesIt(List<ReachableUrl> urls) {
        urls.forEach(url -> System.out.println("Other machines reach /v1 at " + url.url()));
        if (urls.stream().anyMatch(url -> !url.isHttps())) {
            System.out.println(
                    "That is plain HTTP: keys and prompts can be read on the way. Only in a network"
                            + " you trust.");
        }
    }
}
