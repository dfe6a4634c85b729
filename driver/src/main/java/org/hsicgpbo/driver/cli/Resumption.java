package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileDiff;
import org.hsicgpbo.study.StoreException;

/** Whether a study that is stored may go on with a study file, and what the user is told of it. */
final class Resumption {
  /** What lines begin with that tell of a change. */
  static final String CHANGED = "Changed since the last run: ";

  private Resumption() {}

  /**
   * The stored study of that name, or a new one.
   *
   * @param storage for messages
   * @param err where is told what goes on and what has changed
   * @throws BadInputException if the stored trials do not fit the study file
   */
  static StoredStudy beginOrGoOn(
      StudyArchive archive, StudyFile file, StorageAddress storage, PrintWriter err) {
    Optional<StoredStudy> stored = archive.find(file.study());
    if (stored.isEmpty()) {
      return archive.begin(file);
    }
    // What is told must be true: nothing goes on if another process runs the study.
    StringWriter told = new StringWriter();
    boolean goesOn =
        check(
            Storage.fileOf(stored.get()),
            file,
            stored.get().trials().finishedCount(),
            storage,
            new PrintWriter(told, true));
    StoredStudy study = stored.get();
    if (goesOn) {
      archive.update(file);
    } else {
      study = archive.beginAnew(file);
    }
    err.print(told);
    err.flush();
    return study;
  }

  /**
   * The stored study of that name, or a new one, to work on together with others.
   *
   * @throws BadInputException if the study file differs in what a trial depends on
   */
  static StoredStudy join(
      StudyArchive archive, StudyFile file, StorageAddress storage, PrintWriter err) {
    Optional<StoredStudy> stored = archive.find(file.study());
    if (stored.isEmpty()) {
      try {
        return archive.begin(file);
      } catch (StoreException e) {
        // Of several that begin at the same time one is the first.
        stored = archive.find(file.study());
        if (stored.isEmpty()) {
          throw e;
        }
      }
    }
    StudyFileDiff diff = StudyFileDiff.between(Storage.fileOf(stored.get()), file);
    if (!diff.allowsToGoOn()) {
      throw new BadInputException(
          "The study (%s) in %s is of another study file, which does not go together with this one:%n  %s%nUse the same study file, or give this study another name."
              .formatted(file.study(), storage, String.join("%n  ".formatted(), diff.blocking())));
    }
    archive.join(file.study());
    err.printf(
        "The study (%s) is worked on together: %d of %d trials are stored in %s.%n",
        file.study(), stored.get().trials().finishedCount(), file.trials(), storage);
    diff.notices().forEach(line -> err.println("Differs from the others: " + line));
    err.flush();
    return stored.get();
  }

  /**
   * Tells that the study goes on and what has changed.
   *
   * @param stored the study file that the study was begun with
   * @param newer the study file of now
   * @param finished how many trials are stored
   * @param storage where
   * @return whether it goes on; if not, it begins anew, because the files differ in what a trial
   *     depends on and no trial is finished
   * @throws BadInputException with the differences if the stored trials do not fit the new file
   */
  static boolean check(
      StudyFile stored, StudyFile newer, int finished, StorageAddress storage, PrintWriter err) {
    StudyFileDiff diff = StudyFileDiff.between(stored, newer);
    if (!diff.allowsToGoOn() && finished == 0) {
      err.printf(
          "The study (%s) begins anew: no trial of its earlier study file was finished.%n",
          newer.study());
      diff.blocking().forEach(line -> err.println("Changed since then: " + line));
      err.flush();
      return false;
    }
    if (!diff.allowsToGoOn()) {
      throw new BadInputException(
          "The study (%s) in %s was begun with another study file, and its %d trials do not fit this one:%n  %s%nGive the new study another name, undo the change, or choose another --storage."
              .formatted(
                  newer.study(),
                  storage,
                  finished,
                  String.join("%n  ".formatted(), diff.blocking())));
    }
    if (finished >= newer.trials()) {
      err.printf(
          "The study (%s) has all its %d trials; raise budget.trials for more.%n",
          newer.study(), finished);
    } else if (finished > 0) {
      err.printf(
          "The study (%s) goes on: %d of %d trials are stored in %s.%n",
          newer.study(), finished, newer.trials(), storage);
    }
    diff.notices().forEach(line -> err.println(CHANGED + line));
    err.flush();
    return true;
  }
}
