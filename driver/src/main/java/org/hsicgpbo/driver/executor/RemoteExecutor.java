package org.hsicgpbo.driver.executor;

import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.study.TrialExecutor;

/** Trains trials, and networks that are kept, on other machines. */
public interface RemoteExecutor extends TrialExecutor, ModelTrainer {
  @Override
  int slots();

  @Override
  void close();
}
