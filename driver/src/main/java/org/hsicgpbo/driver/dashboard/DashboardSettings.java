package org.hsicgpbo.driver.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where and for whom a dashboard is.
 *
 * @param host name or address to listen on
 * @param port the port; 0 for any that is free
 * @param morePorts how many of the following ports may be tried if it is taken
 * @param token what readers must know; empty for nothing, which is possible on loopback only
 */
public record DashboardSettings(String host, int port, int morePorts, Optional<AccessToken> token) {
  /** The port where none is named. */
  public static final int PORT = 8080;

  /** The address where none is named: only programs on this machine reach it. */
  public static final String HOST = "127.0.0.1";

  /** Checks that nobody else is let in without a token. */
  public DashboardSettings {
    if (token.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "A dashboard on %s, which others can reach, needs a token.".formatted(host));
    }
  }

  /** Whether only programs on this machine reach it. */
  boolean isLoopback() {
    return isLoopback(host);
  }

  /**
   * Whether only programs on this machine reach that host.
   *
   * @throws IllegalArgumentException with a message for people if there is no such host
   */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "There is no host (%s) to listen on; 127.0.0.1 is this machine alone, 0.0.0.0 all its networks."
              .formatted(host),
          e);
    }
  }
}
