import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Measures the code in src/main: files per package, lines per file and per method. In src/main and
 * src/test it also finds top-level types with the same name. Exits with 1 if a limit is exceeded.
 *
 * <p>{@code java bench/Shape.java [--list] [FOLDER]}, with a JDK 25; {@code --list} names the
 * largest files and methods. The length of a method is counted from its signature to its closing
 * brace. CONTRIBUTING.md explains the limits.
 */
final class Shape {
  private static final int FILES_OF_PACKAGE = 15;
  private static final int FILE_MEDIAN = 80;
  private static final int FILE_P90 = 180;
  private static final int METHOD = 30;
  private static final int METHOD_P90 = 16;

  /** A file or a method. */
  private record Sized(String name, int lines) {}

  private final List<Sized> files = new ArrayList<>();
  private final List<Sized> methods = new ArrayList<>();
  private final Map<String, Integer> packages = new TreeMap<>();
  private final Map<String, List<String>> types = new TreeMap<>();
  private boolean isExceeded;

  public static void main(String... arguments) throws IOException {
    var shape = new Shape();
    boolean isListed = List.of(arguments).contains("--list");
    Path root =
        Stream.of(arguments)
            .filter(argument -> !argument.equals("--list"))
            .findFirst()
            .map(Path::of)
            .orElse(Path.of(""));
    shape.read(root.toAbsolutePath().normalize());
    shape.print(isListed);
    System.exit(shape.isExceeded ? 1 : 0);
  }

  private void read(Path root) throws IOException {
    List<Path> sources;
    try (Stream<Path> paths = Files.walk(root, 12)) {
      sources =
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> root.relativize(path).toString().matches("[^/]+/src/(main|test)/.*"))
              .sorted()
              .toList();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  _ -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      var positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        measure(root, unit, positions);
      }
    }
  }

  private void measure(Path root, CompilationUnitTree unit, SourcePositions positions)
      throws IOException {
    String path = root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
    boolean isMain = path.contains("/src/main/");
    for (var type : unit.getTypeDecls()) {
      if (type instanceof ClassTree named) {
        types.computeIfAbsent(named.getSimpleName().toString(), _ -> new ArrayList<>()).add(path);
      }
    }
    if (!isMain) {
      return;
    }
    packages.merge(path.substring(0, path.lastIndexOf('/')), 1, Integer::sum);
    files.add(new Sized(path, (int) Files.lines(root.resolve(path)).count()));
    var lines = unit.getLineMap();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        long start = positions.getStartPosition(unit, method);
        long end = positions.getEndPosition(unit, method);
        if (method.getBody() != null && start >= 0 && end > start) {
          int skipped = annotations(method, unit, positions);
          int length = (int) (lines.getLineNumber(end) - lines.getLineNumber(start)) + 1 - skipped;
          methods.add(new Sized(path + " " + method.getName(), length));
        }
        return super.visitMethod(method, unused);
      }
    }.scan(unit, null);
  }

  /** Counts the lines of annotations, such as {@code @Override}, above the signature. */
  private static int annotations(
      MethodTree method, CompilationUnitTree unit, SourcePositions positions) {
    var lines = unit.getLineMap();
    long first = lines.getLineNumber(positions.getStartPosition(unit, method));
    long last = first;
    for (var annotation : method.getModifiers().getAnnotations()) {
      last = Math.max(last, lines.getLineNumber(positions.getEndPosition(unit, annotation)) + 1);
    }
    return (int) (last - first);
  }

  private void print(boolean isListed) {
    System.out.printf("src/main: %d files, %d lines%n", files.size(), total(files));
    limit("files: median", percentile(files, 50), FILE_MEDIAN);
    limit("files: 90th percentile", percentile(files, 90), FILE_P90);
    limit("methods: 90th percentile", percentile(methods, 90), METHOD_P90);
    limit("methods: longest", percentile(methods, 100), METHOD);
    limit(
        "packages: most files",
        packages.values().stream().max(Integer::compare).orElse(0),
        FILES_OF_PACKAGE);
    var twice = types.values().stream().filter(paths -> paths.size() > 1).toList();
    limit("names of top-level types used twice", twice.size(), 0);
    twice.forEach(paths -> System.out.println("  " + String.join("  ", paths)));
    packages.forEach(
        (name, count) -> {
          if (count > FILES_OF_PACKAGE) {
            System.out.printf("  %d files  %s%n", count, name);
          }
        });
    list(methods, METHOD);
    if (isListed) {
      list(methods, METHOD_P90);
      list(files, FILE_P90);
    }
  }

  private void limit(String what, int found, int most) {
    isExceeded |= found > most;
    System.out.printf(
        "%-44s %4d  (at most %d)%s%n", what, found, most, found > most ? "  EXCEEDED" : "");
  }

  private static void list(List<Sized> all, int most) {
    all.stream()
        .filter(each -> each.lines > most)
        .sorted(Comparator.comparingInt(Sized::lines).reversed())
        .forEach(each -> System.out.printf("  %d lines  %s%n", each.lines, each.name));
  }

  private static int total(List<Sized> all) {
    return all.stream().mapToInt(Sized::lines).sum();
  }

  private static int percentile(List<Sized> all, int percent) {
    if (all.isEmpty()) {
      return 0;
    }
    var sorted = all.stream().mapToInt(Sized::lines).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
  }
}
