package org.hsicgpbo.driver.executor;

import org.hsicgpbo.driver.gpu.TrainingPlace;

/** Opens executors for addresses of one kind; found by {@link java.util.ServiceLoader}. */
public interface ExecutorProvider {
  /** Whether addresses of that form are of this kind. */
  boolean knows(String address);

  /**
   * Looks at the address and the options before anything is stored; joins nothing.
   *
   * @throws ExecutorAddressException if it cannot be done as it is asked for
   */
  void check(TrainingPlace.Cluster place);

  /**
   * Joins the cluster and waits until it can train.
   *
   * @throws org.hsicgpbo.study.StudyFailedException if it cannot be joined or has not what is asked
   *     for; the message is for people
   */
  RemoteExecutor open(ExecutorRequest request) throws InterruptedException;
}
