import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipOutputStream;

/**
 * A jar as it is shipped: so that the AOT cache takes all of it. The cache takes no classes older
 * than Java 6, nor what uses them, as they lack the stack maps they could be checked by beforehand:
 * they are lifted up to it; picocli's alone made every start longer by a tenth of a second. Nor
 * does it take signed ones: Bouncy Castle's signature goes, which Java never checks on a class path
 * and which made each look into the jar read a megabyte.
 */
final class ShippedJar {
    private static final int LIFTED = ClassFile.JAVA_6_VERSION;

    private static final ClassTransform TO_JAVA_6 =
            (builder, element) -> {
                if (element instanceof ClassFileVersion) {
                    builder.withVersion(LIFTED, 0);
                } else {
                    builder.with(element);
                }
            };

    /** Code that is passed on whole would keep its lack of stack maps. */
    private static final CodeTransform CODE_TAKEN_APART =
            (builder, element) -> builder.with(element);

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private final JarFile jar;
    private final ClassFile classFile;

    private ShippedJar(JarFile jar) {
        this.jar = jar;
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofResourceParsing(this::find)
                        .orElse(ClassHierarchyResolver.defaultResolver());
        this.classFile =
                ClassFile.of(
                        StackMapsOption.GENERATE_STACK_MAPS,
                        ClassHierarchyResolverOption.of(hierarchy));
    }

    /** Copies the jar, byte for byte where it is taken as it is. */
    static void copy(Path jar, Path target) throws IOException {
        try (JarFile from = new JarFile(jar.toFile(), false)) {
            new ShippedJar(from).write(jar, target);
        }
    }

    private void write(Path file, Path target) throws IOException {
        List<JarEntry> entries = jar.stream().filter(entry -> !isSignature(entry)).toList();
        boolean signed = entries.size() < jar.size();
        if (!signed && entries.stream().noneMatch(this::isOld)) {
            Files.copy(file, target);
            return;
        }
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            for (JarEntry entry : entries) {
                AppImage.add(entry, new ByteArrayInputStream(content(entry, signed)), to);
            }
        }
    }

    private static boolean isSignature(JarEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }

    private byte[] content(JarEntry entry, boolean signed) throws IOException {
        byte[] content = read(entry);
        if (signed && entry.getName().equals(JarFile.MANIFEST_NAME)) {
            return withoutSums(content);
        }
        return isOld(entry) ? lifted(content) : content;
    }

    /** Of a signed jar's manifest all but the main part: the sums of its files. */
    private static byte[] withoutSums(byte[] manifest) throws IOException {
        Manifest read = new Manifest(new ByteArrayInputStream(manifest));
        read.getEntries().clear();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        read.write(out);
        return out.toByteArray();
    }

    private boolean isOld(JarEntry entry) {
        if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/")) {
            return false;
        }
        return classFile.parse(read(entry)).majorVersion() < LIFTED;
    }

    private byte[] lifted(byte[] old) {
        ClassModel model = classFile.parse(old);
        byte[] lifted =
                classFile.transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(CODE_TAKEN_APART)
                                .andThen(TO_JAVA_6));
        List<VerifyError> errors = classFile.verify(lifted);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(model.thisClass().asInternalName(), errors.getFirst());
        }
        return lifted;
    }

    private byte[] read(JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream find(ClassDesc type) {
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1) + ".class";
        JarEntry entry = jar.getJarEntry(name);
        return entry == null ? null : new ByteArrayInputStream(read(entry));
    }
}
