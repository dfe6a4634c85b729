package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.published.PublishedFile;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the published data sets, where they are, and whether their checksums hold. */
@Command(
    name = "list",
    description = "List the published data sets, where they are, and whether their checksums hold.",
    footer = {"  hsic-gpbo data list", "  hsic-gpbo data list --data sets"})
final class DataListCommand implements Callable<Integer> {
  @ParentCommand private @Nullable DataCommand parent;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Main main = Objects.requireNonNull(parent).main();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    DataFolders folders = main.dataFolders(Path.of(""));
    for (PublishedSet set : main.workshop().publishedSets()) {
      Optional<Path> found = set.find(folders);
      out.printf(
          "%-10s %s%n",
          set.name(),
          found
              .map(folder -> folder + ": " + state(set, folder))
              .orElse("not here; to fetch it: hsic-gpbo data get " + set.name()));
    }
    out.println("Looked in:");
    folders.searched().forEach(folder -> out.println("  " + folder));
    out.flush();
    return ExitCode.OK;
  }

  private static String state(PublishedSet set, Path folder) {
    List<String> wrong = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (PublishedFile file : set.files()) {
      Path path = file.in(folder).orElseThrow();
      if (!file.isComparable(path)) {
        unknown.add(String.valueOf(path.getFileName()));
      } else if (!matches(file, path)) {
        wrong.add(file.name());
      }
    }
    if (!wrong.isEmpty()) {
      return "the checksums of %s are not the published ones".formatted(String.join(", ", wrong));
    }
    return unknown.isEmpty()
        ? "complete, its checksums hold"
        : "complete; there are no published checksums of %s".formatted(String.join(", ", unknown));
  }

  private static boolean matches(PublishedFile file, Path path) {
    try {
      return file.matches(path);
    } catch (IOException e) {
      return false;
    }
  }
}
