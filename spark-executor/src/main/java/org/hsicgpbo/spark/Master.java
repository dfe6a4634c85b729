package org.hsicgpbo.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hsicgpbo.study.StudyFailedException;

/**
 * The master of a cluster, as Spark writes it.
 *
 * @param address the whole
 * @param endpoints of a standalone master and those that stand by, as {@code host:port}; else none
 */
record Master(String address, List<String> endpoints) {
  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|\\d+)(,\\d+)?])?");
  private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[.*]");
  private static final String ENDPOINT = "(\\[[0-9a-fA-F:]+]|[^\\s,:/]+):\\d+";
  private static final Pattern STANDALONE =
      Pattern.compile("spark://(" + ENDPOINT + "(," + ENDPOINT + ")*)");
  private static final Pattern MANAGED = Pattern.compile("(yarn|k8s)(://.+)?");
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  /** Copies the list. */
  Master {
    endpoints = List.copyOf(endpoints);
  }

  /** The master of that address; empty if it is none. */
  static Optional<Master> of(String address) {
    Matcher standalone = STANDALONE.matcher(address);
    if (standalone.matches()) {
      return Optional.of(new Master(address, List.of(standalone.group(1).split(","))));
    }
    boolean known =
        LOCAL.matcher(address).matches()
            || LOCAL_CLUSTER.matcher(address).matches()
            || MANAGED.matcher(address).matches();
    return known ? Optional.of(new Master(address, List.of())) : Optional.empty();
  }

  /** Whether trials are trained by this process itself, for trying. */
  boolean isThisMachine() {
    return LOCAL.matcher(address).matches();
  }

  /** The kind of cluster that spark-core alone does not know: yarn or k8s. */
  Optional<String> manager() {
    Matcher managed = MANAGED.matcher(address);
    return managed.matches() ? Optional.of(managed.group(1)) : Optional.empty();
  }

  /**
   * Looks whether a standalone master listens: Spark itself would try for a minute and then tell of
   * its own inside.
   *
   * @throws StudyFailedException if none does
   */
  void requireListening() {
    List<String> refusals = new ArrayList<>();
    for (String endpoint : endpoints) {
      Optional<String> refusal = refusal(endpoint);
      if (refusal.isEmpty()) {
        return;
      }
      refusals.add(endpoint + ": " + refusal.get());
    }
    if (!refusals.isEmpty()) {
      throw new StudyFailedException(
          "There is no Spark master at %s (%s). Start one, or look at its web page for the address that begins with spark://. Nothing was trained; all that is stored stays."
              .formatted(address, String.join("; ", refusals)),
          null);
    }
  }

  private static Optional<String> refusal(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    String host = endpoint.substring(0, colon).replaceAll("[\\[\\]]", "");
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(endpoint.substring(colon + 1));
      socket.connect(new InetSocketAddress(host, port), (int) LONGEST_CONNECT.toMillis());
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("no such host");
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
