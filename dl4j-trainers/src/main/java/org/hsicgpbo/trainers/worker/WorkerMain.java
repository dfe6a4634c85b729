package org.hsicgpbo.trainers.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.trainers.Objectives;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A worker process: one thread reads requests, another trains. It ends when its standard input
 * closes, so that it does not outlive a driver that was killed.
 */
public final class WorkerMain {
  private final PrintStream replies;
  private final ExecutorService trainer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "trainer");
            thread.setDaemon(true);
            return thread;
          });
  private final TrialInterruption interruption = new TrialInterruption();

  private WorkerMain(PrintStream replies) {
    this.replies = replies;
  }

  /** Reads requests until standard input closes. */
  public static void main(String[] arguments) throws IOException {
    PrintStream replies =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    // Nothing but replies may reach standard output.
    System.setOut(System.err);
    try (BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new WorkerMain(replies).serve(requests);
    }
    // A training may be under way; nobody waits for it any more.
    Runtime.getRuntime().halt(0);
  }

  private void serve(BufferedReader requests) throws IOException {
    Training training = null;
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      WorkerRequest request = WireFormat.readRequest(line);
      if (request instanceof WorkerRequest.Setup setup) {
        training = setUp(setup);
        if (training == null) {
          return;
        }
      } else if (request instanceof WorkerRequest.Train train) {
        if (training == null) {
          reply(new WorkerReply.Refused("A worker was asked to train before it was set up."));
          return;
        }
        Training ready = training;
        interruption.begin(train.trial());
        var unused = trainer.submit(() -> reply(ready.run(train)));
      } else if (request instanceof WorkerRequest.Interrupt interrupt) {
        interruption.request(interrupt.trial());
      } else {
        return;
      }
    }
  }

  private @org.jspecify.annotations.Nullable Training setUp(WorkerRequest.Setup setup) {
    Optional<String> refusal =
        WantedBackend.refusal(System.getenv(), () -> Nd4j.getBackend().getClass().getSimpleName());
    if (refusal.isPresent()) {
      reply(new WorkerReply.Refused(refusal.get()));
      return null;
    }
    try {
      Objective objective =
          Objectives.create(setup.problem(), setup.studySeed(), setup.folders(), setup.examples());
      reply(new WorkerReply.Ready("Java " + Runtime.version().feature()));
      return new Training(objective, interruption, this::reply);
    } catch (RuntimeException | LinkageError e) {
      reply(new WorkerReply.Refused(Training.describe(e)));
      return null;
    }
  }

  private synchronized void reply(WorkerReply reply) {
    replies.println(WireFormat.write(reply));
  }
}
