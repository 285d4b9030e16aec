package io.github.claudeproxy.update;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version such as 1.10.2; what is built before it is 1.10.2-SNAPSHOT.
 *
 * @param numbers the most important first
 * @param preview whether it comes before the version with these numbers
 */
public record ReleaseVersion(List<Integer> numbers, boolean preview)
        implements Comparable<ReleaseVersion> {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3})(-[0-9A-Za-z.]+)?");

    public ReleaseVersion {
        numbers = List.copyOf(numbers);
    }

    /**
     * Reads one.
     *
     * @throws UpdateException if this is none
     */
    public static ReleaseVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UpdateException("no version: " + text);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        return new ReleaseVersion(numbers, matcher.group(2) != null);
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Boolean.compare(other.preview, preview);
    }

    /** Numbers that were not given are zero. */
    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public String toString() {
        String text = String.join(".", numbers.stream().map(String::valueOf).toList());
        return preview ? text + " (preview)" : text;
    }
}
