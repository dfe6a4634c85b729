package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.dashboard.AccessToken;
import org.hsicgpbo.driver.dashboard.Dashboard;
import org.hsicgpbo.driver.dashboard.DashboardSettings;
import org.hsicgpbo.driver.dashboard.PortTakenException;
import org.hsicgpbo.driver.dashboard.Sources;
import org.hsicgpbo.driver.store.StudyArchive;
import org.jspecify.annotations.Nullable;

/**
 * Starts dashboards for the commands. Nothing else of the command line names the web server, so
 * that commands without a dashboard do not load it.
 */
final class DashboardStart {
  /** Where the token may be instead of a file. */
  static final String VARIABLE = "HSIC_GPBO_TOKEN";

  /** How many ports after the usual one are tried if the user named none. */
  private static final int MORE_PORTS = 20;

  private DashboardStart() {}

  /**
   * What the user asked for.
   *
   * @param host where to listen
   * @param port the port; empty for the usual one or one of the next
   * @param tokenFile the file with the token; empty for the environment, or a new one if need be
   */
  record Wish(String host, Optional<Integer> port, Optional<Path> tokenFile) {

    /**
     * The settings.
     *
     * @throws BadInputException if they cannot be
     */
    DashboardSettings settings(Map<String, String> environment) {
      try {
        Optional<AccessToken> token = token(environment);
        if (token.isEmpty() && !DashboardSettings.isLoopback(host)) {
          token = Optional.of(AccessToken.random(new SecureRandom()));
        }
        return new DashboardSettings(host, checkedPort(), port.isPresent() ? 0 : MORE_PORTS, token);
      } catch (IllegalArgumentException e) {
        throw new BadInputException(String.valueOf(e.getMessage()), e);
      }
    }

    private int checkedPort() {
      int number = port.orElse(DashboardSettings.PORT);
      if (number < 0 || number > 65_535) {
        throw new BadInputException(
            "The port (%d) of the dashboard must be from 1 to 65535, or 0 for any that is free."
                .formatted(number));
      }
      return number;
    }

    private Optional<AccessToken> token(Map<String, String> environment) {
      @Nullable String variable = environment.get(VARIABLE);
      return tokenFile
          .map(AccessToken::ofFile)
          .or(() -> Optional.ofNullable(variable).map(text -> AccessToken.of(text, VARIABLE)));
    }
  }

  /**
   * Starts a dashboard of a storage.
   *
   * @param archive closed by the caller, after the dashboard
   * @throws BadInputException if it cannot listen there
   */
  static Dashboard start(Wish wish, Main main, StudyArchive archive) {
    Sources sources =
        new Sources(
            archive,
            main.folders().trialLogs(),
            main.workshop()::sample,
            Clock.system(ZoneId.systemDefault()));
    try {
      return Dashboard.start(wish.settings(System.getenv()), sources);
    } catch (PortTakenException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
