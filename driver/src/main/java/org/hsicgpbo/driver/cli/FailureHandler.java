package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.hsicgpbo.driver.store.StudyClaimedException;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.StudyFailedException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns every failure into a message without a stack trace and an exit code. With {@code
 * --stacktrace} the trace follows the message.
 */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Main main;

  FailureHandler(Main main) {
    this.main = main;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    tell(err, String.valueOf(failure.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    }
    err.flush();
    return ExitCode.BAD_INPUT;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    int code = codeOf(failure);
    tell(err, messageOf(failure));
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (main.showsStackTraces()) {
      failure.printStackTrace(err);
    } else if (isUnexpected(failure)) {
      err.println("This should not happen. Run it again with --stacktrace to see where.");
    }
    err.flush();
    if (isUnexpected(failure)) {
      LoggerFactory.getLogger(FailureHandler.class).debug("Unexpected failure", failure);
    }
    return code;
  }

  private static void tell(PrintWriter err, String message) {
    err.println("hsic-gpbo: " + message);
  }

  static int codeOf(Throwable failure) {
    if (failure instanceof StudyFileException
        || failure instanceof BadInputException
        || failure instanceof StudyClaimedException) {
      return ExitCode.BAD_INPUT;
    }
    return failure instanceof InterruptedException ? ExitCode.INTERRUPTED : ExitCode.FAILED;
  }

  static String messageOf(Throwable failure) {
    if (failure instanceof StudyFileException file && file.problems().size() > 1) {
      return "%d problems in the study file:%n%s"
          .formatted(file.problems().size(), file.getMessage());
    }
    if (failure instanceof InterruptedException) {
      return "interrupted.";
    }
    if (isUnexpected(failure) || failure instanceof IOException) {
      return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
    return String.valueOf(failure.getMessage());
  }

  /** Whether it is none of the failures that a person can mend. */
  private static boolean isUnexpected(Throwable failure) {
    return !(failure instanceof StudyFileException
        || failure instanceof BadInputException
        || failure instanceof StoreException
        || failure instanceof StudyFailedException
        || failure instanceof UncheckedIOException
        || failure instanceof IOException
        || failure instanceof InterruptedException);
  }
}
