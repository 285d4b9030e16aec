package io.github.claudeproxy.ui.settings;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is searched for: words in any order, whatever their case and accents. */
record SearchWords(List<String> words) {
    static final SearchWords NONE = new SearchWords(List.of());

    static SearchWords of(String typed) {
        return new SearchWords(
                Arrays.stream(folded(typed).strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** Keeps the length of the text, so that places in one are places in the other. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            folded.append(folded(text.charAt(at)));
        }
        return folded.toString();
    }

    private static char folded(char letter) {
        String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        String lower = parts.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? letter : lower.charAt(0);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether every word is in the text. */
    boolean in(String text) {
        String folded = folded(text);
        return words.stream().allMatch(folded::contains);
    }

    /** A stretch of a text. */
    record Piece(String text, boolean found) {}

    /** The text cut at where the words are. */
    List<Piece> cut(String text) {
        boolean[] found = marks(folded(text));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= text.length(); at++) {
            if (at == text.length() || found[at] != found[from]) {
                pieces.add(new Piece(text.substring(from, at), found[from]));
                from = at;
            }
        }
        return pieces;
    }

    private boolean[] marks(String folded) {
        boolean[] found = new boolean[folded.length()];
        for (String word : words) {
            int at = folded.indexOf(word);
            while (at >= 0) {
                Arrays.fill(found, at, at + word.length(), true);
                at = folded.indexOf(word, at + word.length());
            }
        }
        return found;
    }
}
