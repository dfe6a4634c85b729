package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadTrialLogsTest {
  private LogFolder logs;

  @BeforeEach
  void useFolder(@TempDir Path folder) {
    logs = new LogFolder(folder);
  }

  @Test
  void aFileOfAnotherFormatIsToldWithTheFormatsThatWork() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
    String known =
        "It must be CSV with a header, JSON lines with one trial each, Optuna's journal file or Optuna's SQLite file.";
    assertProblem(logs.file("a.png", png), "a.png: found bytes of an unknown format. " + known);
    assertProblem(logs.file("a", new byte[0]), "a: the file is empty. " + known);
    assertProblem(logs.file("b", " \n \n"), "b: found bytes of an unknown format. " + known);
    assertProblem(logs.file("a.txt", "Dear diary\n"), "this is no table. " + known);
    assertProblem(
        logs.file("u.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)),
        "the file is UTF-16. Save it as UTF-8.");
    assertProblem(TrialLogRequest.of(logs.folder()), "this is a folder");
    assertProblem(TrialLogRequest.of(logs.folder().resolve("none.csv")), "there is no such file");
  }

  @Test
  void aTableWithAWrongHeaderOrRowIsToldWithItsLine() {
    assertProblem(
        logs.file("t.csv", "lr,lr,error\n1,2,3\n"),
        "t.csv:1: lr: found two columns of this name; rename or remove one.");
    assertProblem(
        logs.file("t.csv", "0.1,2,3\n1,2,3\n"),
        "t.csv:1: found only numbers; the first line must name the columns.");
    assertProblem(
        logs.file("t.csv", "lr,error\n0.1,2\n0.2\n"),
        "t.csv:3: found 1 cells; the header has 2 columns.");
    assertProblem(logs.file("t.csv", "lr,error\n"), "t.csv: the log has no trial.");
    assertProblem(
        logs.file("t.csv", "lr,error\n0.1,2\n\"0.2,3\n0.3,4\n"), "a quote (\") is not closed");
    byte[] latin1 = "lr,kind,error\n0.1,\u00e4,2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(logs.file("t.csv", latin1), "found bytes of an unknown format");
  }

  @Test
  void bytesThatAreNoUtf8FarDownAreFound() {
    StringBuilder text = new StringBuilder("lr,error\n");
    for (int i = 0; i < 5000; i++) {
      text.append("0.").append(i + 1).append(",1\n");
    }
    byte[] bytes = text.append("\u00e4,1\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(logs.file("t.csv", bytes), "found bytes that are not UTF-8 near here");
  }

  @Test
  void anOpenQuoteDoesNotGatherTheRestOfAHugeFile() {
    String text = "lr,error\n0.1,1\n\"0.2,2\n" + "0.3,3\n".repeat(3_000_000);
    assertProblem(logs.file("t.csv", text), "a line goes on for more than 16 million characters");
  }

  @Test
  void anErrorThatIsNoNumberIsToldWithLineAndColumn() {
    assertProblem(
        logs.file("t.csv", "lr,error\n0.1,1\n0.2,oops\n"),
        "t.csv:3: error: found \"oops\"; an error must be a number, or nan or nothing for a trial that failed.");
    assertProblem(
        logs.file("t.csv", "lr,error\n0.1,nan\n0.2,\n"),
        "t.csv: error: no finished trial has a finite error there.");
  }

  @Test
  void anErrorColumnThatIsMissingOrAmbiguousIsTold() {
    TrialLogRequest request = logs.file("t.csv", "lr,loss,val_loss\n0.1,1,2\n0.2,2,3\n");
    assertProblem(
        request, "several columns may be the error: loss, val_loss. Name one with --error.");
    assertProblem(
        request.withError("mse"),
        "--error: there is no column mse. The columns are loss, lr, val_loss.");
    assertProblem(request.withError("loss").withCost("flops"), "--cost: there is no column flops.");
    assertProblem(
        logs.file("t.csv", "lr,x\n0.1,1\n"),
        "no column looks like the error to be minimised. Name it with --error; the columns are lr, x.");
  }

  @Test
  void garbageAmongNumbersIsTold() {
    StringBuilder text = new StringBuilder("lr,error\n");
    for (int i = 1; i < 40; i++) {
      text.append(0.5 / i).append(",1\n");
    }
    assertProblem(
        logs.file("t.csv", text + "abc,2\n"), "t.csv:41: lr: found \"abc\" among numbers.");
    assertProblem(
        logs.file("t.csv", text + "inf,2\n"), "t.csv:41: lr: found Infinity; it must be finite.");
  }

  @Test
  void aLogWithoutAnyHyperparameterIsTold() {
    assertProblem(
        logs.file("t.csv", "number,lr,error\n1,0.1,1\n2,0.1,2\n"),
        "no column is a hyperparameter that varies. The columns are error, lr, number.");
  }

  @Test
  void valuesOutsideTheGivenSpaceAreToldWithTheirBounds() {
    SearchSpace space =
        SearchSpace.of(
            new RealHyperparameter("lr", 0.01, 0.5),
            CategoricalHyperparameter.of("kind", "a", "b"),
            new BooleanHyperparameter("on"));
    String header = "lr,kind,on,error\n0.1,a,true,1\n";
    assertProblem(
        logs.file("t.csv", header + "0.6,a,true,1\n").withSpace(space),
        "t.csv:3: lr: found 0.6; it must be a real number from 0.01 to 0.5.");
    assertProblem(
        logs.file("t.csv", header + "0.1,c,true,1\n").withSpace(space),
        "t.csv:3: kind: found c; it must be one of [a, b].");
    assertProblem(
        logs.file("t.csv", header + "0.1,a,maybe,1\n").withSpace(space),
        "t.csv:3: on: found maybe; it must be true or false.");
    assertProblem(
        logs.file("t.csv", "lr,on,error\n0.1,true,1\n").withSpace(space),
        "there is no column of the hyperparameter kind. The columns are error, lr, on.");
  }

  @Test
  void aMissingValueOfAnActiveHyperparameterIsAnError() {
    SearchSpace space =
        SearchSpace.of(
            new BooleanHyperparameter("dropout"),
            new RealHyperparameter("rate", 0, 0.5).when("dropout", Value.of(true)));
    assertProblem(
        logs.file("t.csv", "dropout,rate,error\nfalse,,1\ntrue,,1\n").withSpace(space),
        "t.csv:3: rate: found no value; the space says that rate is active when dropout is one of [true], as here.");
    assertProblem(
        logs.file("t.csv", "dropout,rate,error\n,,1\n").withSpace(space),
        "t.csv:2: dropout: found no value; the space says that dropout is always active.");
  }

  @Test
  void aFailedTrialWithoutAllItsValuesIsSkippedWithANote() {
    SearchSpace space = SearchSpace.of(new RealHyperparameter("lr", 0, 1));
    TrialLog log =
        TrialLogReader.read(
            logs.file("t.csv", "lr,error,state\n0.1,1,COMPLETE\n,,FAIL\n").withSpace(space));
    assertThat(log.history().size()).isEqualTo(1);
    assertThat(log.notes())
        .contains(
            "1 failed trials are not used, because they have no value of some active hyperparameter.");
  }

  @Test
  void whatStandsInALogCannotCommandATerminal() {
    TrialLogRequest request = logs.file("t.csv", "a\u001b[2J,error\n0.1,x\u001b[2J\n");
    assertThatThrownBy(() -> TrialLogReader.read(request))
        .hasMessageContaining("found \"x [2J\"")
        .message()
        .doesNotContain("\u001b");
    assertThat(
            TrialLogReader.read(logs.file("t.csv", "lr,c\u001b[2J,error\n0.1,1,2\n0.2,1,3\n"))
                .notes())
        .contains("The column c [2J is left out: it is the same in all trials.");
  }

  @Test
  void brokenJsonIsToldWithItsLine() throws IOException {
    assertProblem(
        logs.file("t.jsonl", "{\"lr\":1,\"error\":2}\n{\"lr\":x}\n"),
        "t.jsonl:2: this is no valid JSON");
    assertProblem(
        logs.file("t.jsonl", "{\"lr\":1,\"error\":2}\n17\n"),
        "t.jsonl:2: found 17; each trial must be a JSON object.");
    assertProblem(
        logs.file("t.jsonl", "{\"lr\":1,\"lr\":2,\"error\":2}\n"), "Duplicate field 'lr'");
    assertProblem(logs.file("t.jsonl", "[".repeat(100_000)), "this is no valid JSON");
  }

  private static void assertProblem(TrialLogRequest request, String message) {
    assertThatThrownBy(() -> TrialLogReader.read(request))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining(message);
  }
}
