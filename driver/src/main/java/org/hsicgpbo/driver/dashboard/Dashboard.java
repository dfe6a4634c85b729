package org.hsicgpbo.driver.dashboard;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.hsicgpbo.driver.view.TrialPages;

/** A running dashboard. */
public final class Dashboard implements AutoCloseable {
  /** Threads of the server, however many read. */
  private static final int THREADS = 16;

  private static final int IDLE_MILLISECONDS = 30_000;
  private static final int MOST_CONNECTIONS = 1024;
  private static final int LARGEST_HEADER = 8 * 1024;

  /** This part of the heap at most waits for slow readers. */
  private static final int SHARE_OF_BODIES = 4;

  /**
   * Names of studies may hold encoded slashes and percent signs; no path is looked up as a file.
   */
  private static final UriCompliance NAMES_OF_STUDIES =
      UriCompliance.DEFAULT.with(
          "names of studies",
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private final DashboardSettings settings;
  private final Javalin server;
  private final Feeds feeds;
  private final Threads threads;

  private Dashboard(DashboardSettings settings, Javalin server, Feeds feeds, Threads threads) {
    this.settings = settings;
    this.server = server;
    this.feeds = feeds;
    this.threads = threads;
  }

  /**
   * Starts a dashboard.
   *
   * @throws PortTakenException if no port could be had
   */
  public static Dashboard start(DashboardSettings settings, Sources sources) {
    int port = freePort(settings);
    Threads threads = new Threads();
    Feeds feeds = new Feeds(sources, threads);
    QueuedThreadPool answering = new QueuedThreadPool(THREADS, 2, IDLE_MILLISECONDS);
    answering.setName("dashboard");
    answering.setDaemon(true);
    ApiRoutes api =
        new ApiRoutes(
            feeds, new TrialPages(sources.archive(), sources.logs()), new Metrics(), answering);
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, settings, port, feeds, answering);
              api.addTo(config.routes);
              new Assets().addTo(config.routes);
              config.routes.exception(
                  Exception.class, (e, ctx) -> Answer.refuse(ctx, Problem.of(e)));
            });
    try {
      server.start();
    } catch (JavalinBindException e) {
      threads.close();
      throw new PortTakenException(settings.host(), port, e);
    }
    return new Dashboard(settings, server, feeds, threads);
  }

  private static void configure(
      JavalinConfig config,
      DashboardSettings settings,
      int port,
      Feeds feeds,
      QueuedThreadPool pool) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.defaultContentType = "text/plain";
    config.router.treatMultipleSlashesAsSingleSlash = false;
    config.jetty.host = settings.host();
    config.jetty.port = port;
    config.jetty.threadPool = pool;
    config.jetty.modifyHttpConfiguration(Dashboard::bound);
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new ErrorAnswer());
          Bodies bodies = new Bodies(Runtime.getRuntime().maxMemory() / SHARE_OF_BODIES);
          bodies.setHandler(server.getHandler());
          EventStreams streams = new EventStreams(feeds);
          streams.setHandler(bodies);
          Gate gate = new Gate(settings);
          gate.setHandler(streams);
          server.setHandler(gate);
          server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
          server.setStopTimeout(0);
        });
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ErrorAnswer()));
  }

  private static void bound(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(LARGEST_HEADER);
    http.setUriCompliance(NAMES_OF_STUDIES);
    http.setIdleTimeout(IDLE_MILLISECONDS);
  }

  /** The first port that is free; another program may still take it before the server does. */
  private static int freePort(DashboardSettings settings) {
    IOException failure = new BindException("no port was tried");
    for (int port = settings.port(); port <= settings.port() + settings.morePorts(); port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), port));
        return port == 0 ? 0 : port;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw new PortTakenException(settings.host(), settings.port(), failure);
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** The address for a browser, with the token if one is needed. */
  public String address() {
    String host = settings.host();
    String shown =
        host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]") ? hostName() : host;
    String authority = shown.contains(":") && !shown.startsWith("[") ? "[" + shown + "]" : shown;
    return "http://%s:%d/%s"
        .formatted(
            authority, port(), settings.token().map(token -> "?token=" + token.text()).orElse(""));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (java.net.UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public void close() {
    feeds.close();
    threads.close();
    server.stop();
  }
}
