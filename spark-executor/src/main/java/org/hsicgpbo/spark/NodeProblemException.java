package org.hsicgpbo.spark;

/** A machine of the cluster cannot train; the message is for people. */
final class NodeProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NodeProblemException(String message) {
    super(message);
  }
}
