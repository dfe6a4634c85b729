package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.hsicgpbo.driver.executor.ExecutorAddressException;
import org.hsicgpbo.driver.executor.RemoteExecutors;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.study.StudyFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, options and what is set for Spark, without a cluster. */
class SparkProviderTest {
  private static final BackendRequest GPUS =
      new BackendRequest(BackendRequest.Wish.cuda, OptionalInt.of(2));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "local[4]",
        "local[*]",
        "local[2,1]",
        "spark://host:7077",
        "spark://a:7077,b:7078",
        "spark://[::1]:7077",
        "yarn",
        "k8s://https://10.0.0.1:6443"
      })
  void knowsTheMastersOfSpark(String address) {
    assertThat(RemoteExecutors.ofProgram().require(address)).isInstanceOf(SparkProvider.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "spark://", "spark://host", "host:7077", "spark:/host:7077", "local[x]"})
  void saysWhatAnAddressMustBe(String address) {
    assertThatThrownBy(() -> RemoteExecutors.ofProgram().require(address))
        .isInstanceOf(ExecutorAddressException.class)
        .hasMessageContaining("spark://host:7077, local[4]");
  }

  @Test
  void saysWhatIsWrongWithOptionsBeforeAnythingIsStored() {
    assertThatThrownBy(
            () -> check("local[2]", Map.of("executor.memory", "1g"), BackendRequest.AUTO))
        .hasMessageContaining("begin with spark.");
    assertThatThrownBy(() -> check("local[2]", Map.of(), GPUS))
        .hasMessageContaining("leave --executor out");
    assertThatThrownBy(() -> check("yarn", Map.of(), BackendRequest.AUTO))
        .hasMessageContaining("spark-submit");
    assertThatCode(() -> check("spark://host:7077", Map.of("spark.a", "b"), GPUS))
        .doesNotThrowAnyException();
  }

  @Test
  void saysThatNoMasterListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      Master.of("spark://127.0.0.1:" + port).orElseThrow().requireListening();
    }
    assertThatThrownBy(
            () ->
                Master.of("spark://127.0.0.1:%d,no-such-host.invalid:1".formatted(port))
                    .orElseThrow()
                    .requireListening())
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("There is no Spark master at")
        .hasMessageContaining("127.0.0.1:" + port + ": Connection refused")
        .hasMessageContaining("no such host")
        .hasMessageContaining("all that is stored stays");
  }

  @Test
  void keepsWhatTheUserSaysApartFromWhatMustBe() {
    SparkConf conf =
        SparkSettings.of(
            new SparkConf(false).set("spark.jars", "given.jar"),
            new TrainingPlace.Cluster(
                "k8s://https://host:1",
                Map.of("spark.speculation", "true", "spark.executor.memory", "2g"),
                GPUS),
            "mine",
            8,
            List.of("file:/a.jar", "file:/b.jar"),
            "key");

    assertThat(conf.get("spark.speculation")).isEqualTo("false");
    assertThat(conf.get("spark.task.maxFailures")).isEqualTo("1");
    assertThat(conf.get("spark.executor.memory")).isEqualTo("2g");
    assertThat(conf.get("spark.jars")).isEqualTo("given.jar,file:/a.jar,file:/b.jar");
    assertThat(conf.get("spark.cores.max")).isEqualTo("8");
    assertThat(conf.get("spark.task.resource.gpu.amount")).isEqualTo("0.5");
    assertThat(conf.get("spark.executor.cores")).isEqualTo("2");
    assertThat(conf.get("spark.executor.memoryOverhead")).isEqualTo("3072m");
  }

  @Test
  void asksManagersForAsManyExecutorsAsTheWorkersNeed() {
    String key = "spark.executor.instances";

    assertThat(managed("yarn", Map.of()).get(key)).isEqualTo("64");
    assertThat(managed("k8s://https://host:1", Map.of("spark.executor.cores", "6")).get(key))
        .isEqualTo("11");
    assertThat(
            managed("yarn", Map.of("spark.executor.cores", "8", "spark.task.cpus", "2")).get(key))
        .isEqualTo("16");
    assertThat(managed("yarn", Map.of(key, "3")).get(key)).isEqualTo("3");
    assertThat(managed("yarn", Map.of("spark.dynamicAllocation.enabled", "true")).contains(key))
        .isFalse();
    assertThat(managed("spark://host:7077", Map.of()).contains(key)).isFalse();
  }

  private static SparkConf managed(String address, Map<String, String> options) {
    return SparkSettings.of(
        new SparkConf(false),
        new TrainingPlace.Cluster(address, options, BackendRequest.AUTO),
        "mine",
        64,
        List.of(),
        "key");
  }

  @Test
  void tellsTheInnermostReasonInOneLine() {
    Exception failure =
        new RuntimeException(
            new IllegalStateException(
                "Job aborted due to stage failure: java.io.InvalidClassException: org.A; local class incompatible\n\tat B"));

    assertThat(Failures.told(failure))
        .isEqualTo("it runs another version of Spark. org.A; local class incompatible");
  }

  @Test
  void theMasterOfSparkSubmitIsTheExecutor() {
    List<String> run = List.of("run", "a.yaml");

    assertThat(SubmitMain.withMaster(run, "yarn"))
        .containsExactly("run", "--executor", "yarn", "a.yaml");
    assertThat(SubmitMain.withMaster(List.of("run", "--executor=x", "a.yaml"), "yarn")).hasSize(3);
    assertThat(SubmitMain.withMaster(List.of("studies"), "yarn")).containsExactly("studies");
  }

  private static void check(String address, Map<String, String> options, BackendRequest backend) {
    new SparkProvider().check(new TrainingPlace.Cluster(address, options, backend));
  }
}
