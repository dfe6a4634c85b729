package org.hsicgpbo.driver.cli;

/** A signal that asks the program to end, and the exit code that shells expect after it. */
enum StopSignal {
  /** Ctrl-C. */
  INTERRUPT("INT", ExitCode.INTERRUPTED),
  /** The machine shuts down, or somebody ended the program by {@code kill}. */
  TERMINATE("TERM", ExitCode.TERMINATED),
  /** The terminal is gone. */
  HANG_UP("HUP", ExitCode.HUNG_UP);

  private final String signal;
  private final int code;

  StopSignal(String signal, int code) {
    this.signal = signal;
    this.code = code;
  }

  /** The name without SIG. */
  String signal() {
    return signal;
  }

  /** 128 plus its number. */
  int code() {
    return code;
  }
}
