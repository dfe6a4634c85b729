package org.hsicgpbo.driver.executor;

/** Opens executors for addresses of one kind; found by {@link java.util.ServiceLoader}. */
public interface ExecutorProvider {
  /** Whether addresses of that form are of this kind. */
  boolean knows(String address);

  /**
   * Joins the cluster and waits until it can train.
   *
   * @throws org.hsicgpbo.study.StudyFailedException if it cannot be joined or has not what is asked
   *     for; the message is for people
   */
  RemoteExecutor open(ExecutorRequest request) throws InterruptedException;
}
