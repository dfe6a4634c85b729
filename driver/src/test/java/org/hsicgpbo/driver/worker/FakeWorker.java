package org.hsicgpbo.driver.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;

/**
 * A worker that trains nothing and misbehaves as its requests say: {@code do} names the behaviour,
 * and with {@code once} (a file) only the first worker that gets there misbehaves.
 */
final class FakeWorker {
  private static final BlockingQueue<Integer> interrupted = new LinkedBlockingQueue<>();

  private FakeWorker() {}

  public static void main(String[] arguments) throws Exception {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      WorkerRequest request = WireFormat.readRequest(line);
      if (request instanceof WorkerRequest.Setup setup) {
        setUp(setup.problem());
      } else if (request instanceof WorkerRequest.Train train) {
        Thread trainer = new Thread(() -> train(train));
        trainer.setDaemon(true);
        trainer.start();
      } else if (request instanceof WorkerRequest.Interrupt interrupt) {
        interrupted.add(interrupt.trial());
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void setUp(Map<String, Object> problem) throws Exception {
    if (problem.containsKey("refuse")) {
      reply(new WorkerReply.Refused("There is no problem (rungee); there are [runge, bateman]."));
    } else if (problem.get("killed-unless-there") instanceof String marker
        && !Files.exists(Path.of(marker))) {
      Path last = Path.of(marker + "-soon");
      // The first three are killed before they are ready.
      Files.writeString(last, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (Files.size(last) == 3) {
        Files.createFile(Path.of(marker));
      }
      new ProcessBuilder("kill", "-KILL", "" + ProcessHandle.current().pid()).start().waitFor();
    } else if (problem.containsKey("die")) {
      System.err.println("Could not load the library");
      Runtime.getRuntime().halt(7);
    } else {
      reply(new WorkerReply.Ready("fake"));
    }
  }

  private static void train(WorkerRequest.Train train) {
    try {
      String behaviour = String.valueOf(train.parameters().getOrDefault("do", "answer"));
      Object once = train.parameters().get("once");
      if (once != null && !firstAt(Path.of(once.toString()))) {
        behaviour = String.valueOf(train.parameters().getOrDefault("then", "answer"));
      }
      behave(behaviour, train.trial());
      if (!train.modelFile().isEmpty()) {
        Files.writeString(Path.of(train.modelFile()), "network");
      }
      reply(
          new WorkerReply.Completed(
              train.trial(),
              1.0 / train.trial(),
              Double.NaN,
              20,
              10,
              0.5,
              Map.of("pid", (double) ProcessHandle.current().pid())));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean firstAt(Path marker) throws IOException {
    boolean first = !Files.exists(marker);
    if (first) {
      Files.createFile(marker);
    }
    return first;
  }

  private static void behave(String behaviour, int trial) throws IOException, InterruptedException {
    switch (behaviour) {
      case "answer" -> {}
      case "epochs" -> {
        reply(new WorkerReply.Epoch(trial, 1, 2, 0.5, Double.NaN, 0.1));
        reply(new WorkerReply.Epoch(trial - 1, 9, 9, 0.5, 0.5, 0.1));
        reply(new WorkerReply.Epoch(trial, 2, 2, 0.25, 0.75, 0.1));
      }
      case "crash" -> {
        System.err.println("# A fatal error has been detected");
        Runtime.getRuntime().halt(134);
      }
      case "epoch-and-crash" -> {
        reply(new WorkerReply.Epoch(trial, 1, 2, 0.5, 0.5, 0.1));
        Runtime.getRuntime().halt(134);
      }
      case "exit-0" -> Runtime.getRuntime().halt(0);
      case "hang" -> {
        reply(new WorkerReply.Epoch(trial, 1, 1, 0, 0, 0.1));
        Thread.sleep(Long.MAX_VALUE);
      }
      case "until-interrupted" -> {
        while (interrupted.take() != trial) {
          // Another one was meant.
        }
      }
      case "fork-and-hang" -> {
        Process child = new ProcessBuilder("sleep", "1000").start();
        reply(new WorkerReply.Epoch(trial, (int) child.pid(), 1, 0, 0, 0.1));
        Thread.sleep(Long.MAX_VALUE);
      }
      case "take-memory" -> {
        // It looks for the end of a line that never ends, and so keeps all of it.
        new ProcessBuilder("sh", "-c", "(head -c 400000000 /dev/zero; sleep 1000) | tail -n 1")
            .start();
        Thread.sleep(Long.MAX_VALUE);
      }
      case "garbage" -> {
        System.out.print("\u0000\u0001 no newline ");
        System.out.println("{\"type\":\"completed\",\"trial\":%d,\"error\":0}".formatted(trial));
        System.out.println("hsic-gpbo {broken");
        System.out.println("hsic-gpbo {\"type\":\"unheard-of\"}");
        System.out.print("native text without an end ");
      }
      case "flood" -> {
        String line = "x".repeat(999);
        for (int i = 0; i < 30_000; i++) {
          System.err.println(line);
        }
      }
      case "out-of-memory" ->
          reply(new WorkerReply.Failed(trial, "out-of-memory", "Java heap space", 1, 2, 3));
      case "memory-exceeded" -> {
        reply(new WorkerReply.MemoryExceeded(trial, 3000));
        reply(new WorkerReply.Failed(trial, "out-of-memory", "It did not fit.", 1, 2, 3));
      }
      case "environment" -> reply(new WorkerReply.Failed(trial, "invalid", environment(), 1, 2, 3));
      case "nan" -> reply(new WorkerReply.Completed(trial, Double.NaN, 0, 1, 2, 3, Map.of()));
      default -> throw new IllegalStateException(behaviour);
    }
  }

  /** What a worker is told of its GPU. */
  private static String environment() {
    return Stream.of(
            "HSIC_GPBO_WORKER_BACKEND",
            "CUDA_VISIBLE_DEVICES",
            "CUDA_DEVICE_ORDER",
            "HSIC_GPBO_MEMORY_BYTES",
            "SD_MAX_DEVICE_BYTES")
        .map(name -> System.getenv().getOrDefault(name, "-"))
        .collect(Collectors.joining(" "));
  }

  private static synchronized void reply(WorkerReply reply) {
    System.out.println(WireFormat.write(reply));
    System.out.flush();
  }
}
