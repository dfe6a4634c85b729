package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.doctor.Diagnosis;
import org.hsicgpbo.driver.doctor.DiagnosisJson;
import org.hsicgpbo.driver.doctor.DiagnosisText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks whether a study can run here. */
@Command(
    name = "doctor",
    description =
        "Look whether a study can run here: Java, processor, memory, GPUs, data, storage, a worker. Says what to do where it cannot.",
    exitCodeList = {
      "0:a study can run",
      "1:it cannot; the lines with 'problem' say why",
      "2:the arguments cannot be used"
    },
    footer = {
      "  hsic-gpbo doctor",
      "  hsic-gpbo doctor --backend cuda",
      "  hsic-gpbo doctor --format json"
    })
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private BackendOptions backend = new BackendOptions();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Print for a person or as JSON (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.text;

  @Override
  public Integer call() throws InterruptedException {
    Main program = Objects.requireNonNull(main);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Diagnosis diagnosis =
        Diagnosis.of(
            program
                .workshop()
                .checks(backend.request(), program.dataFolders(Path.of("")), program.storage()));
    if (format == OutputFormat.json) {
      DiagnosisJson.write(diagnosis, out);
    } else {
      DiagnosisText.write(diagnosis, out);
    }
    out.flush();
    return diagnosis.canRun() ? ExitCode.OK : ExitCode.FAILED;
  }
}
