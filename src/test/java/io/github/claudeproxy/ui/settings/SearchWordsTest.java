package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.ui.settings.SearchWords.Piece;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SearchWordsTest {
    @Test
    void findsWordsInAnyOrderWhateverTheirCaseAndAccents() {
        SearchWords words = SearchWords.of("  Über PORT ");

        assertThat(words.in("Port für HTTPS, uber alles")).isTrue();
        assertThat(words.in("Port für HTTPS")).isFalse();
    }

    @Test
    void nothingTypedIsInEverything() {
        assertThat(SearchWords.of("   ").isEmpty()).isTrue();
        assertThat(SearchWords.of("   ").in("anything")).isTrue();
    }

    @Test
    void cutsTheTextWhereTheWordsAre() {
        assertThat(SearchWords.of("re port").cut("Report: port"))
                .isEqualTo(
                        List.of(
                                new Piece("Report", true),
                                new Piece(": ", false),
                                new Piece("port", true)));
        assertThat(SearchWords.of("öff").cut("Öffnen"))
                .isEqualTo(List.of(new Piece("Öff", true), new Piece("nen", false)));
    }

    @Test
    void anEmptyTextHasNoPieces() {
        assertThat(SearchWords.NONE.cut("")).isEmpty();
        assertThat(SearchWords.NONE.cut("whole")).isEqualTo(List.of(new Piece("whole", false)));
    }
}
