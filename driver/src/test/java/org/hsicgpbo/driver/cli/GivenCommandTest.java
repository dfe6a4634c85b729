package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenCommandTest {
  @Test
  void isPrintedWithAllOfItsOptions() {
    assertThat(command("run", "my.yaml", "--storage", "cluster.db", "--workers=4", "--now"))
        .hasToString("hsic-gpbo run my.yaml --storage cluster.db --workers=4 --now");
  }

  @Test
  void isQuotedWhereAShellWouldReadSomethingElse() {
    assertThat(command("run", "Ann's study.yaml", "--output", "", "--data", "~/a$b"))
        .hasToString("hsic-gpbo run 'Ann'\\''s study.yaml' --output '' --data '~/a$b'");
  }

  @Test
  void doesNotTellPasswords() {
    String url = "postgresql://ann:secret@db.example.org/tuning";

    assertThat(command("--storage", url, "run", "my.yaml").toString())
        .doesNotContain("secret")
        .endsWith("'postgresql://ann:***@db.example.org/tuning' run my.yaml");
    assertThat(command("run", "my.yaml", "--storage=" + url).toString())
        .doesNotContain("secret")
        .contains("--storage=postgresql://ann:***@db.example.org/tuning");
  }

  @Test
  void canLeaveASwitchOut() {
    assertThat(command("run", "--join", "my.yaml", "--join=true").without("--join"))
        .hasToString("hsic-gpbo run my.yaml");
  }

  private static GivenCommand command(String... arguments) {
    return new GivenCommand(List.of(arguments));
  }
}
