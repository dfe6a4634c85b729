package org.hsicgpbo.trainers.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Says what is wrong with data, in words for people: first the file, then what would be right. */
public final class DataProblem {
  private DataProblem() {}

  /** Something is wrong in a file. */
  public static IllegalArgumentException in(Path file, String message) {
    return new IllegalArgumentException(file + ": " + message);
  }

  /** A file or folder cannot be read. */
  public static IllegalArgumentException unreadable(Path file, IOException cause) {
    return new IllegalArgumentException(place(file, cause) + ": " + reason(cause), cause);
  }

  /** The file that the system names is nearer to the cause than the one we asked for. */
  private static String place(Path file, IOException cause) {
    String named = cause instanceof FileSystemException system ? system.getFile() : null;
    return named == null ? file.toString() : named;
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder.";
    }
    if (cause instanceof AccessDeniedException) {
      return "there is no permission to read it. Maybe 'chmod -R u+rX' on it helps.";
    }
    if (cause instanceof EOFException || cause instanceof ZipException) {
      return "the compressed data are damaged or cut off (%s).".formatted(cause.getMessage());
    }
    return "it cannot be read: %s.".formatted(cause.getMessage());
  }
}
