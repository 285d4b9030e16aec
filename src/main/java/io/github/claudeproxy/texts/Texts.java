package io.github.claudeproxy.texts;

import org.jspecify.annotations.Nullable;

import java.text.Bidi;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one language. A text with values is a {@link MessageFormat} pattern, in which a
 * straight apostrophe would quote: the bundle has curly ones only. Any thread.
 */
public final class Texts {
    /** The languages that are complete, the one of unknown users first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';
    private static final String BUNDLE = Texts.class.getPackageName() + ".texts";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /** The texts for this locale; its region decides about numbers and dates. */
    public static Texts of(Locale locale) {
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(locale, ResourceBundle.getBundle(BUNDLE, locale, control));
    }

    /** The texts in the language that a browser asks for (RFC 9110, 12.5.4). */
    public static Texts accepted(@Nullable String languages) {
        @Nullable Locale found = null;
        try {
            List<Locale.LanguageRange> wanted =
                    Locale.LanguageRange.parse(languages == null ? "en" : languages);
            found = Locale.lookup(wanted, LANGUAGES);
        } catch (IllegalArgumentException _) {
            // whoever sends nonsense reads English
        }
        return of(found == null ? LANGUAGES.getFirst() : found);
    }

    public Locale locale() {
        return locale;
    }

    /** For FXML, where a text stands as {@code %key}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text with its values in place. A value that is read from right to left, such as a name,
     * stands in isolates (UAX 9), so that it does not turn the words around it.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0
                ? text
                : new MessageFormat(text, locale)
                        .format(Arrays.stream(values).map(Texts::isolated).toArray());
    }

    private static Object isolated(Object value) {
        return value instanceof String text
                        && Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE
                : value;
    }

    /** The text of a constant, whose key is as {@code KeyState.ACTIVE}. */
    public String of(Enum<?> constant) {
        return get(key(constant));
    }

    /** The same with its values in place. */
    public String of(Enum<?> constant, Object... values) {
        return get(key(constant), values);
    }

    private static String key(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
}
