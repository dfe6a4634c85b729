package org.hsicgpbo.driver.live;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * What people call a driver.
 *
 * @param host its machine
 * @param pid its process there
 */
public record DriverName(String host, long pid) {

  /** Of this process. */
  public static DriverName ofProcess() {
    return new DriverName(thisHost(), ProcessHandle.current().pid());
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }

  /** As host/pid. */
  @Override
  public String toString() {
    return host + "/" + pid;
  }
}
