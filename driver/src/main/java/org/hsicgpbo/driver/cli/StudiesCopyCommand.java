package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.store.CopiedStudy;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Copies studies from one storage to another, as a backup or to move to a server. */
@Command(
    name = "copy",
    description =
        "Copy studies with all their trials and learning curves from one storage to another. What is there already is never overwritten; a study that runs is copied as it is at that moment.",
    footer = {
      "  hsic-gpbo studies copy studies.db backup.db",
      "  hsic-gpbo studies copy studies.db postgresql://ann@db.example.org/tuning --study my-study"
    })
final class StudiesCopyCommand implements Callable<Integer> {
  @ParentCommand private @Nullable StudiesCommand studies;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      converter = StorageConverter.class,
      description = "The storage to copy from: a file or postgresql://user@host:port/database.")
  private @Nullable StorageAddress from;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      converter = StorageConverter.class,
      description = "The storage to copy to; a file is made where it is missing.")
  private @Nullable StorageAddress to;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Copy this study only; may be given several times.")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    StorageAddress source = Objects.requireNonNull(from);
    StorageAddress target = Objects.requireNonNull(to);
    if (areSame(source, target)) {
      throw new BadInputException(
          "FROM and TO are the same storage (%s). Name another one to copy to.".formatted(source));
    }
    Main main = Objects.requireNonNull(studies).program();
    try (StudyArchive read = Storage.openExisting(main, source);
        StudyArchive written = Storage.open(main, target)) {
      copy(read, source, written, target);
    }
    return ExitCode.OK;
  }

  private void copy(
      StudyArchive read, StorageAddress source, StudyArchive written, StorageAddress target) {
    for (String name : names) {
      Storage.find(read, name, source);
      if (written.find(name).isPresent()) {
        throw new BadInputException(
            "There is a study (%s) in %s already; it is never overwritten. Nothing was copied."
                .formatted(name, target));
      }
    }
    List<String> wanted =
        names.isEmpty() ? read.studies().stream().map(StoredStudy::name).toList() : names;
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    int copied = 0;
    for (String name : wanted) {
      Optional<CopiedStudy> study = read.copyTo(written, name);
      out.println(
          study.map(StudiesCopyCommand::line).orElse(name + ": is there already; left as it is"));
      copied += study.isPresent() ? 1 : 0;
    }
    out.printf("%d of %d studies copied from %s to %s.%n", copied, wanted.size(), source, target);
    out.flush();
  }

  private static String line(CopiedStudy study) {
    int open = study.trials() - study.finished();
    return "%s: %,d finished trials, %,d epochs%s"
        .formatted(
            study.study(),
            study.finished(),
            study.epochs(),
            open == 0 ? "" : "; %d unfinished ones begin again in the copy".formatted(open));
  }

  private static boolean areSame(StorageAddress one, StorageAddress other) throws IOException {
    if (one instanceof SqliteFile a
        && other instanceof SqliteFile b
        && Files.exists(a.file())
        && Files.exists(b.file())) {
      return Files.isSameFile(a.file(), b.file());
    }
    return one.toString().equals(other.toString());
  }
}
