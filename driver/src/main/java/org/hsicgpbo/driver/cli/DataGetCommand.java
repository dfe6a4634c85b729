package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.download.SetFetcher;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Fetches published data sets. */
@Command(
    name = "get",
    description =
        "Fetch published data sets into the folder of --data, or that of HSIC_GPBO_DATA, or the user's cache folder. What is there and whole is left alone; what was cut off goes on.",
    footer = {"  hsic-gpbo data get mnist", "  hsic-gpbo data get mnist cifar10 --data sets"})
final class DataGetCommand implements Callable<Integer> {
  @ParentCommand private @Nullable DataCommand parent;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SET", arity = "1..*", description = "mnist, cifar10.")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Main main = Objects.requireNonNull(parent).main();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    List<PublishedSet> sets = names.stream().map(name -> named(name, main.workshop())).toList();
    Path home = main.dataFolders(Path.of("")).home();
    SetFetcher fetcher =
        new SetFetcher(main.workshop().downloadProgress(err), SetFetcher.USUAL_STALL_LIMIT);
    for (PublishedSet set : sets) {
      Path folder = fetcher.fetch(set, home);
      out.printf("%s is in %s; its checksums hold. Terms: %s.%n", set.name(), folder, set.source());
      out.flush();
    }
    return ExitCode.OK;
  }

  private static PublishedSet named(String name, Workshop workshop) {
    return workshop.publishedSets().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "There is no set '%s' to fetch; the sets are %s."
                        .formatted(
                            name,
                            String.join(
                                ", ",
                                workshop.publishedSets().stream()
                                    .map(PublishedSet::name)
                                    .toList()))));
  }
}
