package org.hsicgpbo.driver.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionConstraintTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new IntegerHyperparameter("n-units", 4, 256),
          new IntegerHyperparameter("n-units-2", 4, 256),
          new IntegerHyperparameter("n", 1, 10),
          new IntegerHyperparameter("n.layers", 1, 10),
          new LogRealHyperparameter("learning-rate", 1e-6, 1e-1),
          new IntegerHyperparameter("min", 0, 9),
          CategoricalHyperparameter.of("activation", "relu", "elu"),
          new CategoricalHyperparameter("momentum", List.of(Value.of("none"), Value.of(0.5))),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("dropout-rate", 0, 0.5).when("dropout", Value.of(true)));

  private final ConstraintParser parser = new ConstraintParser(SPACE);

  /**
   * n-units=10, n-units-2=20, n=3, n.layers=4, learning-rate=1e-3, min=7, relu, none, no dropout.
   */
  private static Configuration configuration() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("n-units", Value.of(10L));
    values.put("n-units-2", Value.of(20L));
    values.put("n", Value.of(3L));
    values.put("n.layers", Value.of(4L));
    values.put("learning-rate", Value.of(1e-3));
    values.put("min", Value.of(7L));
    values.put("activation", Value.of("relu"));
    values.put("momentum", Value.of("none"));
    values.put("dropout", Value.of(false));
    return new Configuration(values);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "n-units * n.layers <= 40 | true",
        "n-units * n.layers < 40 | false",
        "n-units*n.layers<=40 | true",
        "n-units - 2 == 8 | true",
        "n-units -2 == 8 | true",
        "n-units-2 == 20 | true",
        "n-units - n == 7 | true",
        "n-units/n.layers == 2.5 | true",
        "n / 2 == 1.5 | true",
        "n % 2 == 1 | true",
        "-n < -2 | true",
        "+n == 3 | true",
        "learning-rate == 1e-3 | true",
        "learning-rate >= .001 and learning-rate < 1.E-2 | true",
        "learning-rate > 1E+0 | false",
        "activation == 'relu' | true",
        "activation == \"elu\" | false",
        "activation != 'elu' | true",
        "activation in ['elu', 'relu'] | true",
        "activation in ['elu'] | false",
        "activation not in ['elu'] | true",
        "n in [1, 2, 3] | true",
        "n in [1, 2] | false",
        "n not in [1, 2, 3] | false",
        "momentum == 'none' or momentum <= 0.4 | true",
        "momentum == 0.5 | false",
        "not dropout and n == 3 | true",
        "!dropout && n == 3 | true",
        "dropout or n == 4 | false",
        "dropout == false | true",
        "not (n > 1 and n < 5) | false",
        "n > 2 ? n-units == 10 : n-units == 20 | true",
        "n > 3 ? n-units == 10 : min(n, n-units) == 3 | true",
        "min == 7 | true",
        "min(min, n, 5) == 3 | true",
        "max(n, 2.5) == 3 and abs(n - 5) == 2 | true",
        "log(exp(n)) > 2.999 and log2(8) == 3 and log10(n-units) == 1 | true",
        "sqrt(n.layers) == 2 and pow(n, 2) == 9 | true",
        "floor(n / 2) == 1 and ceil(n / 2) == 2 and round(n / 2) == 2 | true",
        "active(dropout) and not active( dropout-rate ) | true",
        "active(dropout-rate) | false",
        "dropout-rate > 99 | true",
        "n == 99 and dropout-rate > 99 | true",
      })
  void saysWhetherAConfigurationSatisfiesIt(String expression, boolean expected) {
    ExpressionConstraint constraint = parser.parse(expression);
    assertThat(constraint.evaluate(configuration())).isEqualTo(expected);
    assertThat(constraint.admits(configuration())).isEqualTo(expected);
    assertThat(constraint.text()).isEqualTo(expression);
  }

  @Test
  void anInactiveHyperparameterBreaksNothingButAnActiveOneCan() {
    ExpressionConstraint small = parser.parse("dropout-rate <= 0.2");
    Map<String, Value> values = new LinkedHashMap<>(configuration().values());
    values.put("dropout", Value.of(true));
    values.put("dropout-rate", Value.of(0.3));
    assertThat(small.admits(configuration())).isTrue();
    assertThat(small.admits(new Configuration(values))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "units <= 3 | unknown name units.",
        "n-units-1 <= 3 | unknown name n-units-1; put spaces around a minus",
        "n-units- 1 <= 3 | put spaces around a minus",
        "n.class == 3 | unknown name n.class",
        "_n == 3 | found _ at character 1",
        "mim(n) == 3 | unknown function mim; there are min, max",
        "n (3) == 3 | it is a hyperparameter, not a function",
        "min == 'a | found ' at character 8; the text that begins there has no end",
        "n = 3 | found = at character 3; to compare write ==",
        "n == 3; n == 4 | found ; at character 7",
        "n ^ 2 == 4 | for a power write pow(a, b)",
        "n ≤ 4 | write <=",
        "2n == 4 | found 2 at character 1; the number there is none",
        "1..2 == n | the number there is none",
        "n == 0x1F | the number there is none",
        "n == 3L | the number there is none",
        "n[0] == 3 | found [ at character 2; a list stands after in only",
        "n == | cannot be understood near \"==\" (character 3)",
        "n < 3 < 4 | cannot be understood near \"<\" (character 7). One comparison has two sides",
        "n 3 | cannot be understood near \"3\" (character 3)",
        "(n == 3 | cannot be understood",
        "n == 3) | cannot be understood near \")\" (character 7)",
        "n in 'a' in | found in at character 3 without a list",
        "activation in 'relu' | without a list; write one after it, as in activation in ['relu', 'elu']",
        "n not in 5 | found in at character 7 without a list",
        "dropout and n in n-units | found in at character 15 without a list",
        "3 < 4 | names no hyperparameter",
        "true | names no hyperparameter",
        "activation == 'rellu' | the text 'rellu', which is no value of activation; it is one of [relu, elu]",
        "'rellu' != activation | no value of activation",
        "activation in ['relu', 'tanh'] | the text 'tanh'",
        "activation not in ['tanh'] | the text 'tanh'",
        "active() | without the name of one hyperparameter",
        "active(n, min) | without the name of one hyperparameter",
        "active(m) == true | unknown name m",
        "n == 1e999 | the number 1e999 at character 6, which is too large",
      })
  void tellsWhatCannotBeUnderstood(String expression, String message) {
    assertThatThrownBy(() -> parser.parse(expression))
        .isInstanceOf(ConstraintException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "activation == 3 | the text 'relu' compared with the number 3.0; they are never equal",
        "dropout == 1 | the truth value false compared with the number 1.0",
        "activation in [1] | compared with the number 1.0",
        "activation > 3 | found the text 'relu' where > needs numbers",
        "activation + 'x' == 'relux' | found the text 'relu' where + needs numbers",
        "dropout * n > 1 | found the truth value false where * needs numbers",
        "n and dropout | found the number 3.0 where and, or, not and ? needs true or false",
        "not n == 3 | found the number 3.0 where and, or, not",
        "not n | found the number 3.0 where and, or, not",
        "n ? dropout : dropout | found the number 3.0 where and, or, not",
        "n | whose value is the number 3.0; it must be true or false",
        "activation | whose value is the text 'relu'",
        "n * 2 | it must be true or false",
        "n / (n - 3) > 1 | 3.0 / 0.0 is no finite number",
        "n % (n - 3) > 1 | 3.0 % 0.0 is no finite number",
        "exp(n * 1000) > 1 | exp(3000.0) is no finite number",
        "log(n - 3) > 1 | log(0.0) is no finite number",
        "sqrt(-n) > 1 | sqrt(-3.0) is no finite number",
        "pow(n) > 1 | found pow with 1 values; it takes 2",
        "min(activation) > 1 | found the text 'relu' where min needs numbers",
        "momentum > 1 | found the text 'none' where > needs numbers",
      })
  void tellsWhatHasNoValueAndDoesNotAdmitIt(String expression, String message) {
    ExpressionConstraint constraint = parser.parse(expression);
    assertThatThrownBy(() -> constraint.evaluate(configuration()))
        .isInstanceOf(ConstraintException.class)
        .hasMessageContaining(message);
    assertThat(constraint.admits(configuration())).isFalse();
  }

  /** None of these may do anything but fail; were code run, the text would be parsed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "new('java.io.File', 'x').delete() and n > 1",
        "n.getClass().forName('java.lang.Runtime') != null",
        "n.class.classLoader == null and n > 1",
        "''.class.forName('java.lang.System').exit(3) == n",
        "while (true) { n }",
        "for (x : [1]) { n }",
        "var x = n; x > 1",
        "let x = n",
        "() -> { n }",
        "x -> x > n",
        "function f(x) { n }",
        "#pragma jexl.import java.lang\nn > 1",
        "@silent n > 1",
        "n =~ '(a+)+b'",
        "activation =~ 'relu'",
        "activation =^ 're'",
        "`${n}` == 'x'",
        "n ?? 3 > 1",
        "n?.class > 1",
        "$0 == n",
        "1 .. 5 == n",
        "{1, n}",
        "[n, 1]",
        "size(n) > 1",
        "empty(n)",
        "n instanceof Double",
        "n++ > 1",
        "n += 3",
        "n << 3 > 1",
        "n eq 3",
        "null == n",
        "this == n",
        "n > 1 // and more",
        "n > 1 /* and more */",
        "n > 1 ## and more",
        "java.lang.System.exit(3) == n",
        "h0 == n",
        "f_min(n) == 1",
        "n in []",
        "n in [..n]",
        "n in [1:2]",
        "\u0000n > 1",
        "",
        "   ",
      })
  void runsNoCode(String expression) {
    Throwable thrown =
        catchThrowable(
            () -> {
              boolean admitted = parser.parse(expression).evaluate(configuration());
              assertThat(admitted).as("what it came to, of no list").isFalse();
            });
    assertThat(thrown == null || thrown instanceof ConstraintException).as("%s", thrown).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "-", "not ", "n > 9 ? true : ", "min(", "n in [", "n > 1 and "})
  void endsWithAMessageHoweverDeepItGoes(String opening) {
    for (int times : new int[] {20, 200, 100_000}) {
      String expression = opening.repeat(times) + "n";
      assertThatThrownBy(() -> parser.parse(expression).evaluate(configuration()))
          .isInstanceOf(ConstraintException.class);
    }
  }

  @Test
  void signsOfLogicAreAllowedToo() {
    assertThat(parser.parse("dropout || n == 3").admits(configuration())).isTrue();
    assertThat(parser.parse("dropout && n == 3").admits(configuration())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "not "})
  void longChainsOfOneSignAreEvaluated(String sign) {
    assertThat(parser.parse(sign.repeat(200) + "dropout").evaluate(configuration())).isFalse();
  }

  @Property(tries = 2000)
  void anyJumbleOfWordsAndSignsIsAConstraintOrAMessage(@ForAll("jumbles") String expression) {
    Throwable thrown = catchThrowable(() -> parser.parse(expression).evaluate(configuration()));
    assertThat(thrown == null || thrown instanceof ConstraintException)
        .as("%s: %s", expression, thrown)
        .isTrue();
  }

  @Provide
  Arbitrary<String> jumbles() {
    Arbitrary<String> words =
        Arbitraries.of(
            "n",
            "n-units",
            "dropout",
            "dropout-rate",
            "activation",
            "momentum",
            "min",
            "max(",
            "active(",
            "(",
            ")",
            "[",
            "]",
            "in",
            "not",
            "and",
            "or",
            "true",
            "'relu'",
            "3",
            "0",
            "1e-3",
            "+",
            "-",
            "*",
            "/",
            "%",
            "==",
            "!=",
            "<",
            ">=",
            "?",
            ":",
            ",",
            "&&",
            "||",
            "!",
            "=",
            ";",
            ".",
            "{",
            "#",
            "@",
            "class",
            "new");
    return words.list().ofMinSize(1).ofMaxSize(12).map(list -> String.join(" ", list));
  }
}
