package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopRequestTest {
  private final AtomicInteger heard = new AtomicInteger();
  private final StopRequest stop = new StopRequest();

  @Test
  void isHeardWhileAnAttemptListens() {
    stop.listen(heard::incrementAndGet);
    assertThat(heard).hasValue(0);
    stop.request();
    assertThat(heard).hasValue(1);
    stop.unlisten();
    stop.request();
    assertThat(heard).hasValue(1);
  }

  @Test
  void isToldToTheNextAttemptIfItCameBeforeIt() {
    stop.request();
    stop.listen(heard::incrementAndGet);

    assertThat(heard).hasValue(1);
  }
}
