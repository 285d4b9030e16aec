package io.github.claudeproxy.ui.welcome;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

/** Where the program is reached, and the choice who may. Blocks. */
public interface Reachability {
    /** The base URLs now, the best for a teammate first. */
    List<URI> urls();

    /** Whether other machines have a URL for it now. */
    boolean reachesOthers();

    /** What can be chosen, the best first; one if the start fixed it. */
    List<Audience> choices();

    Audience chosen();

    /** Lets these reach it from now on; what keeps it from that, in words for the user. */
    Optional<String> choose(Audience audience);

    /** A client that reaches these URLs as a teammate's would. */
    HttpClient client();
}
