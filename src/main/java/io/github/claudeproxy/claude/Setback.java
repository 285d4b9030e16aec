package io.github.claudeproxy.claude;

/**
 * Why a connection did not come about.
 *
 * @param detail what words for the obstacle may name; empty where there is nothing to name
 * @param message the whole in English, fit for the user
 */
public record Setback(Obstacle obstacle, String detail, String message) {
    static Setback of(Obstacle obstacle, String message) {
        return new Setback(obstacle, "", message);
    }

    Setback saying(String other) {
        return new Setback(obstacle, detail, other);
    }
}
