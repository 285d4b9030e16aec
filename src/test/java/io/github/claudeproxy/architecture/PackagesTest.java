package io.github.claudeproxy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Who may use whom, and what may be called how. */
final class PackagesTest {
    private static final String ROOT = "io.github.claudeproxy.";
    private static final Set<String> SERVER_SIDE =
            Set.of("server", "rest", "web", "proxy", "http", "upstream");
    private static final Pattern EMPTY_NAMES =
            Pattern.compile(
                    "(Manager|Helper|Utils?|Common|Base|Impl|DTO|Dto|Info)$|^(Base|Common)[A-Z]");

    private static final List<JavaClass> CLASSES =
            new ClassFileImporter()
                            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                            .importPackages("io.github.claudeproxy")
                            .stream()
                            .toList();

    @Test
    void everyPackageIsInTheTable() {
        assertThat(CLASSES.stream().map(PackagesTest::packageOf).distinct())
                .isNotEmpty()
                .allMatch(MayUse::knows);
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        assertThat(uses((from, to) -> ours(to) && !MayUse.allows(packageOf(from), packageOf(to))))
                .isEmpty();
    }

    @Test
    void windowToolkitStaysInTheWindow() {
        assertThat(uses((from, to) -> within(to, "javafx") && !isWindow(packageOf(from))))
                .isEmpty();
    }

    @Test
    void onlyFxThreadCallsThePlatform() {
        assertThat(
                        uses(
                                (from, to) ->
                                        to.getName().equals("javafx.application.Platform")
                                                && !from.getSimpleName().equals("FxThread")))
                .isEmpty();
    }

    @Test
    void viewModelsKnowNoScene() {
        assertThat(
                        uses(
                                (from, to) ->
                                        from.getSimpleName().endsWith("ViewModel")
                                                && within(to, "javafx.scene")))
                .isEmpty();
    }

    @Test
    void serverToolkitStaysInTheServer() {
        assertThat(
                        uses(
                                (from, to) ->
                                        (within(to, "io.undertow") || within(to, "org.xnio"))
                                                && !SERVER_SIDE.contains(packageOf(from))))
                .isEmpty();
    }

    @Test
    void onlyStoresSpeakToTheDatabase() {
        assertThat(
                        uses(
                                (from, to) ->
                                        (within(to, "org.jdbi") || within(to, "java.sql"))
                                                && !isStore(from)))
                .isEmpty();
    }

    @Test
    void storesAreHiddenInTheirFeature() {
        assertThat(
                        names(
                                type ->
                                        isStore(type)
                                                && !in(type, "store")
                                                && usesDatabase(type)
                                                && isPublic(type)))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(names(type -> EMPTY_NAMES.matcher(type.getSimpleName()).find())).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(
                        CLASSES.stream()
                                .map(JavaClass::getPackage)
                                .distinct()
                                .filter(found -> !found.isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }

    @Test
    void noStaticHoldsState() {
        assertThat(
                        CLASSES.stream()
                                .flatMap(type -> type.getFields().stream())
                                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                                .map(field -> field.getFullName()))
                .isEmpty();
    }

    @Test
    void onlyTheCommandLinePrints() {
        assertThat(
                        CLASSES.stream()
                                .filter(type -> !in(type, "app"))
                                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                                .filter(
                                        access ->
                                                access.getTargetOwner()
                                                        .isEquivalentTo(System.class))
                                .map(access -> access.getDescription()))
                .isEmpty();
    }

    private static List<String> uses(Use forbidden) {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(
                        use ->
                                forbidden.matches(
                                        topLevel(use.getOriginClass()),
                                        use.getTargetClass().getBaseComponentType()))
                .map(use -> use.getDescription())
                .distinct()
                .toList();
    }

    private static List<String> names(Predicate<JavaClass> forbidden) {
        return CLASSES.stream().filter(forbidden).map(JavaClass::getName).toList();
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(PackagesTest::topLevel).orElse(type);
    }

    private static boolean ours(JavaClass type) {
        return within(type, "io.github.claudeproxy");
    }

    private static boolean within(JavaClass type, String root) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The package below the root, such as {@code ui.fx}. */
    private static String packageOf(JavaClass type) {
        return type.getPackageName().replace(ROOT, "");
    }

    private static boolean in(JavaClass type, String name) {
        return packageOf(type).equals(name);
    }

    private static boolean isWindow(String name) {
        return name.equals("app") || name.equals("ui") || name.startsWith("ui.");
    }

    /** The store package, a class of SQL, or one that maps its rows. */
    private static boolean isStore(JavaClass type) {
        String name = type.getSimpleName();
        return in(type, "store") || name.endsWith("Store") || name.endsWith("Rows");
    }

    private static boolean usesDatabase(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> in(use.getTargetClass(), "store"));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private interface Use {
        boolean matches(JavaClass from, JavaClass to);
    }
}
