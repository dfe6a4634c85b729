package org.hsicgpbo.trainers.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.model.ModelCard;
import org.hsicgpbo.trainers.model.ModelFile;
import org.hsicgpbo.trainers.model.Versions;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.dl4j.Dl4jNetworks;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.TrainingMemory;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains networks of one kind on one set of data with Deeplearning4j. One trial at a time in a JVM,
 * because DL4J's random numbers are shared by it.
 */
public final class NetworkObjective implements Objective {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkObjective.class);

  private final Dataset data;
  private final TrainingPlan training;

  /**
   * An objective on the data.
   *
   * @param training what the study file says of all trainings
   */
  public NetworkObjective(Dataset data, TrainingPlan training) {
    this.data = data;
    this.training = training;
  }

  @Override
  public TrialOutcome evaluate(Trial trial, TrainingContext context) throws IOException {
    long start = System.nanoTime();
    Configuration configuration = trial.suggestion().configuration();
    NetworkSettings network = NetworkSettings.of(training.network(), configuration);
    TrainingSettings settings = TrainingSettings.of(configuration, data.task(), training.epochs());
    // What stops early has to keep the examples by which it is stopped.
    TrainingExamples examples =
        settings.patience() > 0 ? TrainingExamples.TRAIN : training.examples();
    Dataset used =
        examples == TrainingExamples.TRAIN_AND_VALIDATION ? data.trainingOnValidation() : data;
    NetworkPlan plan;
    try {
      if (configuration.get("batch-size").isPresent()) {
        used.requireBatch(settings.batchSize());
      }
      plan = network.plan(data.shape(), data.task());
    } catch (IllegalArgumentException e) {
      String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return new TrialOutcome.Failed(FailureKind.INVALID, reason, Cost.UNKNOWN);
    }
    return train(new Work(trial, context, used, examples, network, settings, plan, start));
  }

  /** All that one trial is about. */
  private record Work(
      Trial trial,
      TrainingContext context,
      Dataset data,
      TrainingExamples examples,
      NetworkSettings network,
      TrainingSettings settings,
      NetworkPlan plan,
      long start) {
    Cost cost() {
      return new Cost(plan.flops(), plan.parameters(), (System.nanoTime() - start) / 1e9);
    }

    TrialOutcome.Failed failed(FailureKind kind, String reason) {
      return new TrialOutcome.Failed(kind, reason, cost());
    }
  }

  private TrialOutcome train(Work work) throws IOException {
    // Without a word of the study file a small set of examples is one batch.
    int batchSize = Math.min(work.settings().batchSize(), work.data().train().size());
    TrainingMemory memory =
        TrainingMemory.of(
            work.plan(), batchSize, work.settings().optimizer().name().stateNumbers());
    Optional<String> refusal = training.memory().refusal(memory, batchSize);
    if (refusal.isPresent()) {
      return work.failed(FailureKind.OUT_OF_MEMORY, refusal.get());
    }
    try {
      return build(work);
    } catch (OutOfMemoryError | RuntimeException e) {
      if (!MemoryExhaustion.isCauseOf(e)) {
        throw e;
      }
      LOG.warn("Trial {} ran out of memory.", work.trial().number(), e);
      String reason =
          "A network of %d parameters did not fit into the memory of the worker."
              .formatted(work.plan().parameters());
      throw new TrainingTooLargeException(reason, memory.total(), work.cost(), e);
    } finally {
      // Workspaces are as large as the largest network of the thread so far.
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
      // The memory of an array that DL4J does not close returns when its Java object is collected.
      System.gc();
    }
  }

  private TrialOutcome build(Work work) throws IOException {
    long seed = work.trial().seed();
    // The generator is shared by the JVM: weights follow from it.
    Nd4j.getRandom().setSeed(seed);
    Optional<InputShape.Image> image =
        work.data().shape() instanceof InputShape.Image pixels
            ? Optional.of(pixels)
            : Optional.empty();
    try (Network network =
            Dl4jNetworks.build(work.plan(), work.network().hidden(), work.settings(), seed);
        Batches batches =
            new Batches(
                work.data().train(),
                work.plan().input(),
                image,
                work.data().task(),
                work.settings());
        Evaluation evaluation =
            new Evaluation(
                work.data(), work.plan().input(), training.memory().evaluationBatch(work.plan()))) {
      return run(work, network, batches, evaluation);
    }
  }

  private TrialOutcome run(Work work, Network network, Batches batches, Evaluation evaluation)
      throws IOException {
    Checkpoints checkpoints = training.checkpoints().of(work.trial(), work.examples());
    TrainingLoop loop = new TrainingLoop(work.data(), work.settings(), evaluation, checkpoints);
    Trainee trainee = new Trainee(work.trial().number(), work.trial().seed());
    TrainingLoop.End end = loop.run(network, batches, trainee, work.context());
    if (end instanceof TrainingLoop.End.Interrupted) {
      if (work.context().isAbandoned()) {
        checkpoints.delete();
      }
      return work.failed(FailureKind.CRASHED, "The training was interrupted.");
    }
    checkpoints.delete();
    if (end instanceof TrainingLoop.End.Diverged diverged) {
      String reason =
          "The loss became %s in epoch %d of %d, at iteration %d."
              .formatted(
                  diverged.loss(),
                  diverged.epoch(),
                  work.settings().epochs(),
                  diverged.iteration());
      return work.failed(FailureKind.DIVERGED, reason);
    }
    Cost cost = work.cost();
    TrainingState state = ((TrainingLoop.End.Finished) end).state();
    TrialOutcome.Completed outcome = completed(work, network, evaluation, state, cost);
    Optional<Path> file = work.context().modelFile();
    if (file.isPresent()) {
      ModelFile.write(file.get(), network, card(work, outcome));
    }
    return outcome;
  }

  private static TrialOutcome.Completed completed(
      Work work, Network network, Evaluation evaluation, TrainingState state, Cost cost) {
    Measurement validation = evaluation.measure(network, work.data().validation());
    Measurement test = evaluation.measure(network, work.data().test());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epochs", (double) state.epoch());
    metrics.put("final-training-loss", state.trainingLoss());
    validation.metrics().forEach(metrics::put);
    metrics.put(
        "latency-ms",
        Latency.milliseconds(network, work.data(), work.plan().input(), System::nanoTime));
    return new TrialOutcome.Completed(validation.error(), test.error(), cost, metrics);
  }

  private ModelCard card(Work work, TrialOutcome.Completed outcome) {
    TrialIdentity identity = training.checkpoints().identity();
    return new ModelCard(
        ModelCard.FORMAT,
        new ModelCard.Origin(
            identity.problem(),
            identity.studySeed(),
            work.trial().number(),
            work.trial().seed(),
            work.examples().label(),
            work.data().train().size(),
            work.data().checksum(),
            Versions.ofProcess()),
        new ModelCard.Architecture(
            training.network().label(),
            work.trial().suggestion().configuration().raw(),
            work.settings().epochs(),
            work.plan().parameters()),
        work.data().shape(),
        work.data().task(),
        work.data().encoding(),
        ModelCard.Figures.of(outcome));
  }
}
