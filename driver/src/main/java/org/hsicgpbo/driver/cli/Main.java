package org.hsicgpbo.driver.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.trainers.data.DataFolders;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code hsic-gpbo}: its commands and what they share. */
@Command(
    name = "hsic-gpbo",
    description =
        "Tunes the hyperparameters of neural networks, tells which of them matter, and ends in networks that are cheap to run.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nArguments:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed while running; what was stored stays",
      "2:arguments, study file or storage cannot be used",
      "129:ended because the terminal is gone; the same run command goes on",
      "130:ended by Ctrl-C; the same run command goes on",
      "143:ended by SIGTERM; the same run command goes on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hsic-gpbo run configs/quickstart.yaml      train, tune, report",
      "  hsic-gpbo studies                          what has been run",
      "  hsic-gpbo doctor                           whether a study can run here",
      "  hsic-gpbo help run                         all about one command"
    },
    subcommands = {
      PlanCommand.class,
      RunCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      StudiesCommand.class,
      ShowCommand.class,
      StatusCommand.class,
      WatchCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      AnalyzeCommand.class,
      PredictCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      SchemaCommand.class,
      ManCommand.class,
      GenerateCompletion.class,
      RequireGpuCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  private final ApplicationFolders folders;
  private final Workshop workshop;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(
      names = "--storage",
      paramLabel = "FILE|URL",
      scope = ScopeType.INHERIT,
      converter = StorageConverter.class,
      description =
          "Where the studies are: an SQLite file or postgresql://user@host:port/database (default: hsic-gpbo/studies.db in the user's data folder).")
  private @Nullable StorageAddress storage;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The folder that holds data sets (default: HSIC_GPBO_DATA, then hsic-gpbo/data in the user's cache folder).")
  private @Nullable Path data;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure arose.")
  private boolean stackTraces;

  /** The program of a user whose files lie in these folders. */
  Main(ApplicationFolders folders, Workshop workshop) {
    this.folders = folders;
    this.workshop = workshop;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Reports draw with characters that an ASCII locale lacks; terminals of today take UTF-8.
    StandardOutput standard = StandardOutput.ofProcess();
    PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
    // Whatever is written to standard error, by libraries too, passes above a panel that is shown.
    Screen screen = new Screen(System.err);
    System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
    PrintWriter err = new PrintWriter(screen, true, StandardCharsets.UTF_8);
    ApplicationFolders folders = ApplicationFolders.of(System.getenv(), home(System.getenv()));
    CommandLine commandLine = commandLine(folders, new ProgramWorkshop(folders, screen));
    int code = commandLine.setOut(out).setErr(err).execute(arguments);
    out.flush();
    System.exit(exitCode(code, standard, err));
  }

  /** The exit code of a command, or that of a failure if its output is not wholly written. */
  static int exitCode(int code, StandardOutput standard, PrintWriter err) {
    if (code != ExitCode.OK || standard.failure().isEmpty()) {
      return code;
    }
    if (!standard.readerHasGone()) {
      err.printf(
          "hsic-gpbo: standard output could not be written to its end: %s.%n",
          standard.failure().get());
    }
    return ExitCode.FAILED;
  }

  private static Path home(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
  }

  /** The commands as picocli knows them. */
  static CommandLine commandLine(ApplicationFolders folders, Workshop workshop) {
    Main main = new Main(folders, workshop);
    FailureHandler handler = new FailureHandler(main);
    CommandLine commandLine =
        new CommandLine(main)
            .setParameterExceptionHandler(handler)
            .setExecutionExceptionHandler(handler)
            .setCaseInsensitiveEnumValuesAllowed(true);
    Objects.requireNonNull(commandLine.getSubcommands().get("generate-completion"))
        .getCommandSpec()
        .usageMessage()
        .description("Print the completion of commands and options for bash and zsh.");
    return commandLine;
  }

  /** Without a command: shows the commands. */
  @Override
  public void run() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
  }

  /** Where the studies are stored. */
  StorageAddress storage() {
    return storage == null ? new StorageAddress.SqliteFile(folders.storage()) : storage;
  }

  /** What trained networks are kept beside: the storage, if that is a file. */
  Path modelPlace() {
    return storage().localPlace(folders.data());
  }

  /** Tells the user that something is waited for. */
  void tell(String notice) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(notice);
    err.flush();
  }

  /**
   * Where data sets are looked for.
   *
   * @param study the folder from which relative paths are seen
   */
  DataFolders dataFolders(Path study) {
    return folders.dataFolders(Optional.ofNullable(data), study);
  }

  /** What the commands take from the other packages. */
  Workshop workshop() {
    return workshop;
  }

  /** The folders of the user. */
  ApplicationFolders folders() {
    return folders;
  }

  /** Whether failures shall show where they arose. */
  boolean showsStackTraces() {
    return stackTraces;
  }
}
