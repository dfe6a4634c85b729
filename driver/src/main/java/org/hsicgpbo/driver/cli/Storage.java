package org.hsicgpbo.driver.cli;

import java.nio.file.Files;
import java.util.List;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.StoreException;

/** Opens the storage and finds studies in it, with messages for those who mistype. */
final class Storage {
  private Storage() {}

  /** The storage, made where it is missing. */
  static StudyArchive open(Main main) {
    return open(main, main.storage());
  }

  /** That storage, made where it is missing. */
  static StudyArchive open(Main main, StorageAddress storage) {
    try {
      return main.workshop().open(storage, main::tell);
    } catch (StoreException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The storage; one that is missing is not made, because there is nothing in it to show. */
  static StudyArchive openExisting(Main main) {
    return openExisting(main, main.storage());
  }

  /** That storage, if it is there. */
  static StudyArchive openExisting(Main main, StorageAddress storage) {
    if (storage instanceof SqliteFile sqlite && !Files.exists(sqlite.file())) {
      throw new BadInputException(
          "There are no studies in %s. Run one with 'hsic-gpbo run STUDY_FILE', or name another --storage."
              .formatted(storage));
    }
    return open(main, storage);
  }

  /** The study of that name. */
  static StoredStudy find(StudyArchive archive, String name, StorageAddress storage) {
    return archive
        .find(name)
        .orElseThrow(
            () -> {
              List<String> names = archive.studies().stream().map(StoredStudy::name).toList();
              return new BadInputException(
                  "There is no study (%s) in %s; there %s."
                      .formatted(name, storage, names.isEmpty() ? "are none" : "are " + names));
            });
  }

  /** The study file that a stored study was begun with. */
  static StudyFile fileOf(StoredStudy study) {
    try {
      return new StudyFileReader().read(study.fileText(), "stored study " + study.name());
    } catch (StudyFileException e) {
      throw new BadInputException(
          "The stored study file is none that this version understands:%n%s"
              .formatted(e.getMessage()),
          e);
    }
  }
}
