package org.hsicgpbo.benchmarks.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the runs of a folder: one picture of the functions of real numbers, one of all others. */
@Command(
    name = "curves",
    mixinStandardHelpOptions = true,
    description = "Draws the regret of the runs of a folder as PNG.")
final class RegretCurves implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder of runs, as quality --output writes it.")
  private Path folder = Path.of("");

  @Option(
      names = "--pictures",
      description = "Folder of the pictures; that of the runs if left out.")
  private Optional<Path> pictures = Optional.empty();

  @Option(
      names = "--strategies",
      split = ",",
      description = "Which to draw, or all there are if left out.")
  private List<String> strategies = List.of();

  @Option(names = "--floor", defaultValue = "1e-6", description = "Lower regrets are drawn there.")
  private double floor;

  @Override
  public Integer call() throws IOException {
    List<Run> runs =
        RunFiles.read(folder).stream()
            .filter(run -> strategies.isEmpty() || strategies.contains(run.strategy()))
            .toList();
    Map<Boolean, List<String>> functions =
        runs.stream()
            .map(Run::function)
            .distinct()
            .sorted(FunctionOrder.COMPARATOR)
            .collect(Collectors.partitioningBy(FunctionOrder::isReal));
    draw("regret-functions.png", functions.getOrDefault(true, List.of()), runs);
    draw("regret-spaces.png", functions.getOrDefault(false, List.of()), runs);
    return 0;
  }

  private void draw(String name, List<String> functions, List<Run> runs) throws IOException {
    if (functions.isEmpty()) {
      return;
    }
    Path file = pictures.orElse(folder).resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(CurvePicture.draw(functions, runs, floor), "png", file.toFile());
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(file);
  }
}
