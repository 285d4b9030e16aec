package io.github.claudeproxy.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

final class ProductTest {
    @Test
    void knowsItsName() {
        assertThat(Product.read())
                .extracting(Product::name, Product::id)
                .containsExactly("Claude Proxy", "io.github.claudeproxy");
    }

    @Test
    @EnabledIf("isBuiltByMaven")
    void listsTheLicenceOfEveryLibraryItComesWith() {
        assertThat(Licence.all())
                .hasSizeGreaterThan(30)
                .allSatisfy(licence -> assertThat(licence.name()).isNotBlank())
                .extracting(Licence::library)
                .contains("undertow-core", "sqlite-jdbc", "javafx-web", "logback-classic");
    }

    static boolean isBuiltByMaven() {
        return Product.class.getResource("licences.tsv") != null;
    }
}
