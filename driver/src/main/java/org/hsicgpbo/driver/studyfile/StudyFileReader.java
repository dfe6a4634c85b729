package org.hsicgpbo.driver.studyfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.search.hsic.RoleOverride;
import org.hsicgpbo.space.SearchSpace;

/**
 * Reads study files, in three steps: YAML with the place of every value, the JSON Schema, and what
 * a schema cannot say (low below high, parents that exist, constraints that can be satisfied, a
 * warm-up within the budget).
 *
 * <p>All problems of a file are told at once.
 */
public final class StudyFileReader {
  private final StudySchema schema = new StudySchema();
  private final ProblemCheck check;

  /** A reader that takes any space for any problem. */
  public StudyFileReader() {
    this(ProblemCheck.NONE);
  }

  /** A reader that also asks the trainers whether they can train what the file describes. */
  public StudyFileReader(ProblemCheck check) {
    this.check = check;
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws StudyFileException if it cannot be read or is no valid study file
   */
  public StudyFile read(Path path) {
    return read(load(path), path.toString());
  }

  /**
   * Reads a file whose top level is what stands under {@code space} in a study file. Its names may
   * be any, because they are those of the columns of a trial log.
   *
   * @throws StudyFileException if it cannot be read or holds no valid space
   */
  public SearchSpace readSpace(Path path) {
    Problems problems = new Problems(path.toString());
    Optional<YamlNode.Mapping> file =
        new YamlParser(problems, "a space file has hyperparameters by name").parse(load(path));
    if (file.isEmpty()) {
      throw problems.toException();
    }
    StudySchema.ofSpaceFile().check(file.get(), problems);
    Optional<SearchSpace> space = SpaceReader.ofSpaceFile(file.get(), problems).read();
    if (space.isEmpty() || !problems.isEmpty()) {
      throw problems.toException();
    }
    return space.get();
  }

  /** The text of a file in UTF-8, of at most a megabyte. */
  static String load(Path path) {
    String source = path.toString();
    if (Files.isDirectory(path)) {
      throw unreadable(source, "this is a folder; name the file in it.");
    }
    try {
      if (Files.isRegularFile(path) && Files.size(path) > YamlGuard.MOST_CHARACTERS) {
        throw tooLarge(source);
      }
      // What is no regular file, such as a device, may never end.
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(YamlGuard.MOST_CHARACTERS + 1);
        if (bytes.length > YamlGuard.MOST_CHARACTERS) {
          throw tooLarge(source);
        }
        return decode(bytes, source);
      }
    } catch (NoSuchFileException e) {
      throw unreadable(source, "there is no such file.");
    } catch (IOException e) {
      throw unreadable(source, "the file cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param text the YAML
   * @param source the name that problems carry
   * @throws StudyFileException if it is no valid study file
   */
  public StudyFile read(String text, String source) {
    if (text.length() > YamlGuard.MOST_CHARACTERS) {
      throw tooLarge(source);
    }
    Problems problems = new Problems(source);
    Optional<YamlNode.Mapping> file = new YamlParser(problems).parse(text);
    if (file.isEmpty()) {
      throw problems.toException();
    }
    schema.check(file.get(), problems);
    Optional<SearchSpace> space =
        SpaceReader.ofStudyFile(file.get(), problems)
            .read()
            .map(plain -> new WhereReader(file.get(), plain, problems).read());
    SettingsReader settings = new SettingsReader(file.get(), schema, problems);
    settings.check();
    Map<String, RoleOverride> roles =
        space.map(known -> new RolesReader(file.get(), known, problems).read()).orElseGet(Map::of);
    if (space.isEmpty() || !problems.isEmpty()) {
      throw problems.toException();
    }
    StudyFile study = settings.toStudyFile(text, space.get(), roles);
    for (ProblemCheck.Objection objection : check.objections(study.problem(), study.space())) {
      KeyPath key = KeyPath.of(objection.keys().toArray(String[]::new));
      problems.add(file.get().positionOf(key), key, objection.message());
    }
    if (!problems.isEmpty()) {
      throw problems.toException();
    }
    return study;
  }

  private static String decode(byte[] bytes, String source) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < buffer.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new StudyFileException(
          List.of(
              new StudyFileProblem(
                  source, line, 0, "", "found bytes that are not UTF-8. Save the file as UTF-8.")));
    }
  }

  private static StudyFileException tooLarge(String source) {
    return unreadable(
        source,
        "the file is larger than %d kB, no study file needs that."
            .formatted(YamlGuard.MOST_CHARACTERS / 1024));
  }

  private static StudyFileException unreadable(String source, String message) {
    return new StudyFileException(List.of(new StudyFileProblem(source, 0, 0, "", message)));
  }
}
