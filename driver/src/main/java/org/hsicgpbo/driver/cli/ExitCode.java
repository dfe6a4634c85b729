package org.hsicgpbo.driver.cli;

/** How the process ends, for scripts. */
final class ExitCode {
  static final int OK = 0;

  /** Something failed while running; what was stored stays. */
  static final int FAILED = 1;

  /** The arguments, the study file or the storage cannot be used. */
  static final int BAD_INPUT = 2;

  /** Ended because the terminal is gone: 128 plus the number of SIGHUP, as shells expect. */
  static final int HUNG_UP = 129;

  /** Ended by Ctrl-C: 128 plus the number of SIGINT. */
  static final int INTERRUPTED = 130;

  /** Ended by SIGTERM, as a machine that shuts down sends it: 128 plus its number. */
  static final int TERMINATED = 143;

  private ExitCode() {}
}
