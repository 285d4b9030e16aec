package io.github.claudeproxy.app;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * A picture of a screen in 256 colours: one of each kind, then the most frequent. What is left out
 * are shades at the edges of letters, which nobody misses; it takes half the room.
 */
final class SmallPicture {
    private static final int COLOURS = 256;
    private static final int HUES = 160;

    private final BufferedImage whole;
    private final int[] palette;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private SmallPicture(BufferedImage whole) {
        this.whole = whole;
        this.palette = mostFrequent(whole);
    }

    /** Makes all pictures of the directory small. */
    static void makeSmall(Path directory) throws IOException {
        try (var pictures = Files.newDirectoryStream(directory, "*.png")) {
            for (Path picture : pictures) {
                BufferedImage whole = ImageIO.read(picture.toFile());
                ImageIO.write(new SmallPicture(whole).indexed(), "png", picture.toFile());
            }
        }
    }

    private static int[] mostFrequent(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y), 1, Integer::sum);
            }
        }
        List<Integer> frequent =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        Set<Integer> hues = new HashSet<>();
        return Stream.concat(
                        frequent.stream().filter(each -> hues.add(each & 0xf0f0f0)).limit(HUES),
                        frequent.stream())
                .distinct()
                .limit(COLOURS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private BufferedImage indexed() {
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage small =
                new BufferedImage(
                        whole.getWidth(),
                        whole.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        colours);
        for (int y = 0; y < whole.getHeight(); y++) {
            for (int x = 0; x < whole.getWidth(); x++) {
                int index = nearest.computeIfAbsent(whole.getRGB(x, y), this::nearestTo);
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    private int nearestTo(int colour) {
        int best = 0;
        for (int at = 1; at < palette.length; at++) {
            if (distance(colour, palette[at]) < distance(colour, palette[best])) {
                best = at;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
