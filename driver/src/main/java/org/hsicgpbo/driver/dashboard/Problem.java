package org.hsicgpbo.driver.dashboard;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.hsicgpbo.driver.view.UnreadableStudyException;
import org.hsicgpbo.driver.view.ViewJson;
import org.hsicgpbo.study.StoreException;

/**
 * An answer that is no success.
 *
 * @param status of HTTP
 * @param sentence for people; it never tells how the program is made
 */
record Problem(int status, String sentence) {

  /** The body of the answer. */
  byte[] json() {
    return ViewJson.bytes(Map.of("error", sentence));
  }

  /** What readers are told of a failure. */
  static Problem of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnreadableStudyException) {
      return new Problem(
          503, "The stored study file is none that this version of the program understands.");
    }
    if (cause instanceof StoreException || cause instanceof TimeoutException) {
      return new Problem(503, "The storage does not answer. What was stored is not lost.");
    }
    return ofStatus(500);
  }

  /** What readers are told where nothing more is known. */
  static Problem ofStatus(int status) {
    return new Problem(
        status,
        switch (status) {
          case 400 -> "The request cannot be understood.";
          case 401 ->
              "This dashboard asks for a token: open the address that it printed at its start.";
          case 403 -> "This dashboard does not answer under that name.";
          case 404 -> "There is nothing here.";
          case 405 -> "Only GET and HEAD are answered.";
          case 413 -> "No request may have a body.";
          case 414 -> "The address is too long.";
          case 431 -> "The headers are too long.";
          case 500 -> "Something went wrong in the dashboard.";
          case 503 -> "The dashboard is busy. Try again later.";
          default -> "The request cannot be answered (%d).".formatted(status);
        });
  }
}
