package org.hsicgpbo.driver.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hsicgpbo.driver.gpu.BackendRequest.Wish;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.FakeNvidiaSmi;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private final Path folder;

  DoctorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void sixKindsOfMachineAreToldApartForOneWhoWantsAGpu() throws Exception {
    Map<String, String> problems =
        Map.of(
            FakeNvidiaSmi.H100, "not on 9.0 (Hopper",
            FakeNvidiaSmi.OLD_DRIVER, "too old for CUDA 11.6",
            FakeNvidiaSmi.OLD_PROGRAM, "too old to tell the compute capability",
            FakeNvidiaSmi.NO_DRIVER, "exit code 9",
            FakeNvidiaSmi.GARBAGE, "no list of GPUs",
            FakeNvidiaSmi.NO_DEVICES, "knows of no GPU");
    for (Map.Entry<String, String> entry : problems.entrySet()) {
      assertThat(gpus(entry.getKey(), Wish.cuda))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(Level.problem);
                assertThat(finding.found()).contains(entry.getValue());
                assertThat(finding.advice()).isNotEmpty();
              });
      assertThat(gpus(entry.getKey(), Wish.auto))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.level()).isNotEqualTo(Level.problem);
                assertThat(finding.found()).contains("Networks are trained on the CPU.");
              });
    }
  }

  @Test
  void gpusThatCanBeUsedAreListedWithWhatMatters() throws Exception {
    assertThat(gpus(FakeNvidiaSmi.TWO_GPUS, Wish.cuda))
        .extracting(Finding::level, Finding::found)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                Level.OK,
                "GPU 0 (Tesla V100-PCIE-16GB, compute capability 7.0), driver 515.65.01, 16,000 MiB of 16,160 MiB free"),
            org.assertj.core.api.Assertions.tuple(
                Level.OK,
                "GPU 1 (NVIDIA GeForce RTX 3090, compute capability 8.6), driver 515.65.01, 8,192 MiB of 24,268 MiB free"));
  }

  @Test
  void anUnusableGpuBesideAUsableOneIsAWarning() throws Exception {
    String mixed =
        "echo '0, a, 9, 9, 9.0, 515.65.01, H100'; echo '1, b, 900, 900, 8.0, 470.82.01, A100'\n";

    assertThat(gpus(mixed, Wish.cuda))
        .extracting(Finding::level)
        .containsExactly(Level.warning, Level.warning);
    assertThat(gpus(mixed, Wish.cuda).get(1).advice()).contains("510.39.01");
  }

  @Test
  void aCpuBuildIsAProblemOnlyForWhoWantsAGpu() {
    CudaBuild cpuOnly = new CudaBuild(name -> false);

    assertThat(new BackendCheck(cpuOnly, Wish.auto).examine())
        .extracting(Finding::level)
        .containsExactly(Level.OK);
    assertThat(new BackendCheck(cpuOnly, Wish.cuda).examine())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.advice()).contains("--backend cuda", "about 2.4 GB"));
  }

  @Test
  void oldAnd32BitJavaAreProblemsAndUntriedOnesWarnings() {
    assertThat(java("11.0.2", "64").level()).isEqualTo(Level.problem);
    assertThat(java("17.0.15", "32").found()).contains("32-bit");
    assertThat(java("17.0.15", "64").level()).isEqualTo(Level.OK);
    assertThat(java("99", "64").level()).isEqualTo(Level.warning);
  }

  @Test
  void theProcessorIsJudgedByItsVectorInstructions() throws Exception {
    assertThat(processor("flags\t\t: fpu avx avx2 avx512f\n").found())
        .contains("AVX-512", "docs/adr/0003");
    assertThat(processor("flags\t\t: fpu avx avx2\n").found()).endsWith("4 cores, AVX2");
    assertThat(processor("flags\t\t: fpu avx\n").level()).isEqualTo(Level.warning);
    assertThat(processor("").level()).isEqualTo(Level.OK);
  }

  @Test
  void littleMemoryIsAWarning() {
    assertThat(new MemoryCheck(8000, 6000).examine().get(0).found()).contains("about 10 workers");
    assertThat(new MemoryCheck(8000, 300).examine().get(0).level()).isEqualTo(Level.warning);
  }

  @Test
  void storageIsOpenedButNotMade() throws Exception {
    Path missing = folder.resolve("a/b/studies.db");
    Path present = Files.createFile(folder.resolve("studies.db"));

    assertThat(storage(missing, "").found()).contains("is made at the first run");
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(storage(present, "").found()).contains("can be opened");
    assertThat(storage(present, "It is no database.").found()).isEqualTo("It is no database.");
    assertThat(storage(present.resolve("x.db"), "").level()).isEqualTo(Level.problem);
  }

  @Test
  void aWorkerThatDoesNotStartIsAProblemWithoutAStackTrace() throws Exception {
    Finding finding =
        worker(
            () -> {
              throw new StudyFailedException("a\nb\nc\nd\ne\nf\ng\nh", new IllegalStateException());
            });

    assertThat(finding.level()).isEqualTo(Level.problem);
    assertThat(finding.found()).isEqualTo("a\nb\nc\nd\ne\nf");
    assertThat(finding.advice()).contains(folder.toString());
    assertThat(worker(() -> TrialOutcome.Completed.of(0.1, Cost.UNKNOWN)).level())
        .isEqualTo(Level.OK);
  }

  @Test
  void aCheckThatBreaksIsAProblemOfItsOwn() throws Exception {
    Check broken =
        new Check() {
          @Override
          public String subject() {
            return "thing";
          }

          @Override
          public List<Finding> examine() {
            throw new IllegalStateException("It is on fire.");
          }
        };

    Diagnosis diagnosis = Diagnosis.of(List.of(broken));

    assertThat(diagnosis.canRun()).isFalse();
    assertThat(diagnosis.findings().get(0).found())
        .isEqualTo("could not be looked at: It is on fire.");
  }

  @Test
  void isPrintedAsAlignedLinesWithWhatToDoBelow() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(
                Finding.ok("Java", "Java 17"),
                Finding.warning("memory", "little", "End other programs."),
                Finding.problem("storage", "is a folder", "Name another.")));

    assertThat(text(diagnosis, DiagnosisText::write))
        .isEqualToNormalizingNewlines(
            """
            Java        OK       Java 17
            memory      warning  little
                                 → End other programs.
            storage     problem  is a folder
                                 → Name another.

            A study cannot run: 1 problem and 1 warning. What to do stands beside the arrows (→).
            """);
    assertThat(text(diagnosis, DiagnosisJson::write))
        .contains("\"can-run\" : false", "\"level\" : \"ok\"", "\"advice\" : \"Name another.\"");
  }

  private List<Finding> gpus(String script, Wish wish) throws Exception {
    return new GpuCheck(FakeNvidiaSmi.of(folder, script), Map.of(), wish).examine();
  }

  private static Finding java(String version, String bits) {
    return new JavaCheck(Runtime.Version.parse(version), "somebody", bits).examine().get(0);
  }

  private Finding processor(String cpuInfo) throws Exception {
    Path file = Files.writeString(folder.resolve("cpuinfo"), cpuInfo);
    return new ProcessorCheck(4, "amd64", file).examine().get(0);
  }

  private static Finding storage(Path file, String failure) {
    return new StorageCheck(
            file,
            () -> {
              if (!failure.isEmpty()) {
                throw new StoreException(failure, new java.io.IOException(failure));
              }
            })
        .examine()
        .get(0);
  }

  private Finding worker(java.util.concurrent.Callable<TrialOutcome> probe) throws Exception {
    return new WorkerCheck(probe, () -> 0, folder).examine().get(0);
  }

  private static String text(Diagnosis diagnosis, BiConsumer<Diagnosis, PrintWriter> writer) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      writer.accept(diagnosis, out);
    }
    return text.toString();
  }
}
