package org.hsicgpbo.driver.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CudaSupportTest {
  @Test
  void takesKeplerK80ToAda() {
    for (String capability :
        List.of("3.7", "5.0", "5.2", "5.3", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9")) {
      assertThat(CudaSupport.refusal(gpu(capability, "515.65.01"))).as(capability).isEmpty();
    }
  }

  @Test
  void refusesOlderAndNewerOnesWithTheReason() {
    for (String capability : List.of("2.1", "3.0", "3.5", "9.0", "10.0", "12.0")) {
      assertThat(CudaSupport.refusal(gpu(capability, "535.104.05")))
          .as(capability)
          .hasValueSatisfying(
              text ->
                  assertThat(text)
                      .contains(
                          "compute capability " + capability,
                          "3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6",
                          "not on 9.0 (Hopper: H100, H200)"));
    }
  }

  @Test
  void refusesDriversBeforeCuda11AndWarnsOfThoseBefore11_6() {
    assertThat(CudaSupport.refusal(gpu("7.0", "450.80.01"))).isPresent();
    assertThat(CudaSupport.refusal(gpu("7.0", "450.80.02"))).isEmpty();
    assertThat(CudaSupport.warning(gpu("7.0", "470.141.03")))
        .hasValueSatisfying(text -> assertThat(text).contains("minor version compatibility"));
    assertThat(CudaSupport.warning(gpu("7.0", "510.39.01"))).isEmpty();
    assertThat(CudaSupport.warning(gpu("7.0", "511"))).isEmpty();
  }

  @Test
  void versionsAreComparedByNumber() {
    assertThat(DriverVersion.of("515.9")).isLessThan(DriverVersion.of("515.48.07"));
    assertThat(DriverVersion.of("515")).isEqualTo(DriverVersion.of("515.0"));
    assertThat(DriverVersion.of("515")).hasSameHashCodeAs(DriverVersion.of("515.0"));
    assertThat(DriverVersion.parse("Not Available")).isEmpty();
  }

  private static Gpu gpu(String capability, String driver) {
    return new Gpu(
        0,
        "GPU-1",
        "a GPU",
        1000,
        1000,
        ComputeCapability.parse(capability).orElseThrow(),
        DriverVersion.of(driver));
  }
}
