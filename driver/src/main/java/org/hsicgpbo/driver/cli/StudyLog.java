package org.hsicgpbo.driver.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Writes what the program logs while a study runs to the study's own file as well. */
final class StudyLog implements AutoCloseable {
  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{20} - %msg%n";
  private static final FileSize LARGEST = FileSize.valueOf("10MB");
  private static final int OLD_FILES = 3;
  private static final Duration CHECKED = Duration.buildBySeconds(1);

  private final RollingFileAppender<ILoggingEvent> appender;
  private final Logger root;
  private final Logger own;

  private StudyLog(RollingFileAppender<ILoggingEvent> appender, LoggerContext context) {
    this.appender = appender;
    this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    this.own = context.getLogger("org.hsicgpbo");
  }

  /**
   * Begins to log to the file, whose folder is made if it is missing. The file is renamed when it
   * has 10 MB; three old ones are kept.
   *
   * @param format a line for people or a JSON object for programs, each of them one line
   */
  static StudyLog begin(Path file, OutputFormat format) {
    return begin(file, format, LARGEST, CHECKED);
  }

  /**
   * With another size.
   *
   * @param largest after which the file is renamed
   * @param checked how often it looks at the size
   */
  static StudyLog begin(Path file, OutputFormat format, FileSize largest, Duration checked) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(file.toString());
    appender.setFile(file.toString());
    appender.setEncoder(format == OutputFormat.json ? json(context) : text(context));
    rollOver(appender, file, context, largest, checked);
    StudyLog log = new StudyLog(appender, context);
    appender.start();
    log.own.setLevel(Level.INFO);
    log.root.addAppender(appender);
    return log;
  }

  /** Writes a line. */
  void info(String message) {
    own.info(message);
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    // The message as people read it is enough; its parts would say the same again.
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.start();
    return encoder;
  }

  private static void rollOver(
      RollingFileAppender<ILoggingEvent> appender,
      Path file,
      LoggerContext context,
      FileSize largest,
      Duration checked) {
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(appender);
    names.setFileNamePattern(file + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(OLD_FILES);
    names.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(largest);
    // By default it looks once a minute, in which a chatty program writes gigabytes.
    size.setCheckIncrement(checked);
    size.start();
    appender.setRollingPolicy(names);
    appender.setTriggeringPolicy(size);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    own.setLevel(null);
    appender.stop();
  }
}
