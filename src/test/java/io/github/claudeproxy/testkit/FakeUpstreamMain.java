package io.github.claudeproxy.testkit;

import java.util.concurrent.CountDownLatch;

/**
 * Runs the fake upstream for trying the product by hand, without Anthropic. After {@code mvn
 * package}: {@code java -cp 'target/test-classes:target/app/*'
 * io.github.claudeproxy.testkit.FakeUpstreamMain 4000}.
 */
public final class FakeUpstreamMain {
    private FakeUpstreamMain() {}

    public static void main(String[] args) throws InterruptedException {
        int port = args.length == 0 ? 4000 : Integer.parseInt(args[0]);
        FakeUpstream upstream = FakeUpstream.start(port);
        System.out.print(help(upstream));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> report(upstream)));
        new CountDownLatch(1).await();
    }

    private static String help(FakeUpstream upstream) {
        return """
            The fake upstream is at %1$s. It takes this API key:

              %2$s

            Point the product to it, with these in the environment or in .env:

              CLAUDE_API_BASE_URL=%1$s
              CLAUDE_AUTHORIZE_URL=%1$s/oauth/authorize
              CLAUDE_TOKEN_URL=%1$s/v1/oauth/token

            To connect a Claude account, open the address of GET /api/claude/connect: it
            consents at once and sends the browser to the callback, with the code in it.
            With curl, this prints the callback address, to be sent to POST /api/claude/callback:

              curl -s -o /dev/null -w '%%{redirect_url}' "$URL"

            Ctrl-C stops it.
            """
                .formatted(upstream.url(), FakeUpstream.API_KEY);
    }

    private static void report(FakeUpstream upstream) {
        System.out.println("calls: " + upstream.calls().size() + ", billed: " + upstream.bill());
        upstream.violations().forEach(found -> System.out.println("must not be sent: " + found));
    }
}
