package org.hsicgpbo.spark;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * How executors and the program talk besides tasks and their results.
 *
 * <p>Spark makes the two halves by the name of this class and hands them to nobody, so each is kept
 * in a static field: the half of an executor for its tasks, that of the program by the key that the
 * program has put into the configuration.
 */
public final class TrialPlugin implements SparkPlugin {
  /** The property that tells which executor of this process an application belongs to. */
  static final String KEY = "spark.hsicgpbo.key";

  private static final Map<String, Program> PROGRAM = new ConcurrentHashMap<>();
  private static final AtomicReference<NodeWorkers> NODE = new AtomicReference<>();

  /** Made by Spark. */
  public TrialPlugin() {}

  /** What an application is told by its executors and by Spark. */
  private record Program(Submissions submissions, ClusterWatch watch) {}

  /** From now on messages of the application with that key go there. */
  static void register(String key, Submissions submissions, ClusterWatch watch) {
    PROGRAM.put(key, new Program(submissions, watch));
  }

  /** The application has ended. */
  static void unregister(String key) {
    PROGRAM.remove(key);
  }

  /** What trains in this executor. */
  static NodeWorkers node() {
    return Objects.requireNonNull(NODE.get(), "The plugin is not started in this executor.");
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new ProgramSide();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new NodeSide();
  }

  /** In the program. */
  private static final class ProgramSide implements DriverPlugin {
    private Submissions submissions = new Submissions();

    @Override
    public Map<String, String> init(SparkContext spark, PluginContext context) {
      Program program = PROGRAM.get(context.conf().get(KEY));
      if (program != null) {
        submissions = program.submissions();
        program.watch().begin(spark);
      }
      return Map.of();
    }

    @Override
    public Object receive(Object message) {
      return NodeMessage.write(submissions.answer(NodeMessage.read((String) message)));
    }
  }

  /** In an executor. */
  private static final class NodeSide implements ExecutorPlugin {
    @Override
    public void init(PluginContext context, Map<String, String> extra) {
      NodeWorkers previous =
          NODE.getAndSet(
              new NodeWorkers(
                  context.executorID(), host(), message -> (String) context.ask(message)));
      if (previous != null) {
        previous.close();
      }
    }

    /** What {@link PluginContext#hostname} would tell, if it could on executors. */
    private static String host() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "a machine without a name";
      }
    }

    @Override
    public void shutdown() {
      NodeWorkers last = NODE.getAndSet(null);
      if (last != null) {
        last.close();
      }
    }
  }
}
