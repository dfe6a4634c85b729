package org.hsicgpbo.trainers.network.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.hsicgpbo.trainers.network.OptimizerSettings;
import org.hsicgpbo.trainers.network.ScheduleName;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** The optimizers of settings. */
final class Updaters {
  /** A saved network holds its rates; more of them than this tell nothing more. */
  private static final int MOST_RATES = 200;

  private Updaters() {}

  static IUpdater of(TrainingSettings training) {
    IUpdater updater = of(training.optimizer());
    if (training.schedule().name() != ScheduleName.CONSTANT && updater.hasLearningRate()) {
      updater.setLrAndSchedule(training.optimizer().learningRate(), schedule(training));
    }
    return updater;
  }

  private static IUpdater of(OptimizerSettings settings) {
    double rate = settings.learningRate();
    double beta1 = settings.beta1();
    double beta2 = settings.beta2();
    return switch (settings.name()) {
      case SGD -> new Sgd(rate);
      case NESTEROVS -> new Nesterovs(rate, settings.momentum());
      case ADAM ->
          new Adam(rate, beta1, beta2, settings.epsilon().orElse(Adam.DEFAULT_ADAM_EPSILON));
      case ADAMAX ->
          new AdaMax(rate, beta1, beta2, settings.epsilon().orElse(AdaMax.DEFAULT_ADAMAX_EPSILON));
      case NADAM ->
          new Nadam(rate, beta1, beta2, settings.epsilon().orElse(Nadam.DEFAULT_NADAM_EPSILON));
      case AMSGRAD ->
          new AMSGrad(
              rate, beta1, beta2, settings.epsilon().orElse(AMSGrad.DEFAULT_AMSGRAD_EPSILON));
      case ADAGRAD -> new AdaGrad(rate, settings.epsilon().orElse(AdaGrad.DEFAULT_ADAGRAD_EPSILON));
      case ADADELTA ->
          new AdaDelta(
              settings.rho(), settings.epsilon().orElse(AdaDelta.DEFAULT_ADADELTA_EPSILON));
      case RMSPROP ->
          new RmsProp(
              rate, settings.rho(), settings.epsilon().orElse(RmsProp.DEFAULT_RMSPROP_EPSILON));
    };
  }

  private static MapSchedule schedule(TrainingSettings training) {
    int epochs = training.epochs();
    int step = Math.max(1, epochs / MOST_RATES);
    Map<Integer, Double> rates = new HashMap<>();
    for (int epoch = 0; epoch < epochs; epoch += step) {
      rates.put(
          epoch, training.optimizer().learningRate() * training.schedule().factor(epoch, epochs));
    }
    return new MapSchedule(ScheduleType.EPOCH, rates);
  }
}
