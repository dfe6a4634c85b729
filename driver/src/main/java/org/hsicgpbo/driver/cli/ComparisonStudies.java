package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.driver.cli.ComparisonRun.Member;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.ComparisonFile;
import org.hsicgpbo.driver.studyfile.StudyFile;

/**
 * The stored studies of a comparison.
 *
 * @param main the program
 * @param err where is told what has changed since the last run
 */
record ComparisonStudies(Main main, PrintWriter err) {

  /**
   * All studies, new ones or those that are stored. All are claimed before the first one is
   * trained, so that two runs of one comparison do not get in each other's way.
   *
   * @throws BadInputException if stored trials do not fit the comparison file
   */
  List<Member> beginOrGoOn(ComparisonFile file, StudyArchive archive) {
    file.runs().forEach(run -> requireComparable(run, archive));
    List<Member> members = new ArrayList<>();
    Set<String> changes = new LinkedHashSet<>();
    for (ComparisonFile.Run run : file.runs()) {
      StringWriter told = new StringWriter();
      StoredStudy stored =
          Resumption.beginOrGoOn(archive, run.file(), storage(), new PrintWriter(told, true));
      told.toString()
          .lines()
          .filter(line -> line.startsWith(Resumption.CHANGED))
          .forEach(changes::add);
      members.add(new Member(members.size() + 1, run.file(), stored));
    }
    changes.forEach(err::println);
    err.flush();
    return members;
  }

  /**
   * A study of one's own may go on with another strategy or a smaller budget; here trials of two
   * strategies would be told as those of one, or more trials compared with fewer.
   */
  private void requireComparable(ComparisonFile.Run run, StudyArchive archive) {
    StudyFile file = run.file();
    Optional<StoredStudy> stored = archive.find(file.study());
    if (stored.isEmpty() || stored.get().trials().finished().isEmpty()) {
      return;
    }
    int finished = stored.get().trials().finished().size();
    if (finished > file.trials()) {
      throw new BadInputException(
          "The study (%s) in %s has %d trials already, more than the %d that all shall have. Raise trials, give the comparison another name, or choose another --storage."
              .formatted(file.study(), storage(), finished, file.trials()));
    }
    StudyFile earlier = Storage.fileOf(stored.get());
    if (!earlier.strategy().equals(file.strategy())
        || !earlier.goal().equals(file.goal())
        || !earlier.tradeOff().equals(file.tradeOff())
        || !earlier.roles().equals(file.roles())) {
      throw new BadInputException(
          "The study (%s) in %s was begun with other settings of the strategy (%s), and its %d trials would be compared as if they were of these. Give the comparison or the strategy another name, undo the change, or choose another --storage. Defaults depend on the budget: name the warm-up if you mean to raise the trials."
              .formatted(file.study(), storage(), run.strategy(), finished));
    }
  }

  private StorageAddress storage() {
    return main.storage();
  }
}
