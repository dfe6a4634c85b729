package org.hsicgpbo.driver.constraint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.hsicgpbo.driver.constraint.Token.Kind;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;

/** Makes constraints of a space from expressions. */
public final class ConstraintParser {
  private static final Map<String, String> OPERATORS =
      Map.of("and", "&&", "or", "||", "not", "!", "in", "=~", "true", "true", "false", "false");

  private final SearchSpace space;
  private final JexlEngine engine;

  /** A parser of expressions over the space. */
  public ConstraintParser(SearchSpace space) {
    this.space = space;
    this.engine =
        new JexlBuilder()
            .features(JexlFeatures.createNone().structuredLiteral(true).namespaceIdentifier(true))
            .permissions(JexlPermissions.NONE)
            .arithmetic(new StrictArithmetic())
            .strict(true)
            .silent(false)
            .safe(false)
            .debug(false)
            .cache(0)
            .create();
  }

  /**
   * The constraint that the expression says.
   *
   * @throws ConstraintException if it cannot be understood, or names something that is not in the
   *     space
   */
  public ExpressionConstraint parse(String text) {
    List<Token> tokens = Lexer.tokens(space, text);
    if (tokens.stream().noneMatch(t -> t.is(Kind.NAME) || t.is(Kind.ACTIVE))) {
      throw new ConstraintException(
          "found an expression that names no hyperparameter; write one such as n-units * n-layers <= 4096.");
    }
    checkLists(tokens);
    checkTexts(tokens);
    Translation translation = new Translation();
    translation.addAll(tokens);
    return new ExpressionConstraint(
        text.strip(),
        space,
        compile(tokens, translation),
        translation.variables,
        translation.names,
        translation.required);
  }

  private JexlExpression compile(List<Token> tokens, Translation translation) {
    try {
      return engine.createExpression(
          new JexlInfo("where", 1, 1), translation.expression.toString());
    } catch (JexlException e) {
      int column = e.getInfo() == null ? 1 : e.getInfo().getColumn();
      Token near = tokens.get(translation.tokenAt(column - 1));
      throw new ConstraintException(
          "found an expression that cannot be understood near \"%s\" (character %d). %s"
              .formatted(Words.cut(near.text()), near.offset() + 1, hint(near)));
    }
  }

  private static String hint(Token near) {
    return near.is(Kind.SIGN) && near.text().matches("[<>]=?")
        ? "One comparison has two sides; write 1 < n-layers and n-layers < 6."
        : "Write one such as n-units * n-layers <= 4096; join several by and or or, and set brackets.";
  }

  /** To JEXL, in before a text is a search for a pattern. */
  private static void checkLists(List<Token> tokens) {
    for (int k = 0; k < tokens.size(); k++) {
      boolean list = k + 1 < tokens.size() && tokens.get(k + 1).is(Kind.SIGN, "[");
      if (tokens.get(k).is(Kind.WORD, "in") && !list) {
        throw new ConstraintException(
            "found in at character %d without a list; write one after it, as in activation in ['relu', 'elu']."
                .formatted(tokens.get(k).offset() + 1));
      }
    }
  }

  /** A text that is compared with a category must be one of its values. */
  private void checkTexts(List<Token> tokens) {
    for (int k = 0; k + 2 < tokens.size(); k++) {
      Token first = tokens.get(k);
      Token between = tokens.get(k + 1);
      boolean equality = between.is(Kind.SIGN, "==") || between.is(Kind.SIGN, "!=");
      if (equality && first.is(Kind.NAME)) {
        checkText(first, tokens.get(k + 2));
      } else if (equality && tokens.get(k + 2).is(Kind.NAME)) {
        checkText(tokens.get(k + 2), first);
      } else if (first.is(Kind.NAME) && tokens.get(k + 2).is(Kind.SIGN, "[")) {
        checkList(first, tokens.subList(k + 3, tokens.size()));
      } else if (first.is(Kind.NAME) && between.is(Kind.WORD, "not") && k + 3 < tokens.size()) {
        checkList(first, tokens.subList(k + 4, tokens.size()));
      }
    }
  }

  private void checkList(Token name, List<Token> tokens) {
    for (Token token : tokens) {
      if (token.is(Kind.SIGN, "]")) {
        return;
      }
      checkText(name, token);
    }
  }

  private void checkText(Token name, Token text) {
    if (text.is(Kind.TEXT)
        && space.get(space.indexOf(name.text())) instanceof CategoricalHyperparameter categorical
        && !categorical.values().contains(Value.of(text.text()))) {
      throw new ConstraintException(
          "found the text '%s', which is no value of %s; it is %s."
              .formatted(Words.cut(text.text()), name.text(), categorical.describe()),
          text.text(),
          categorical.values().stream().map(Value::toString).toList());
    }
  }

  /** The expression in the words of JEXL. */
  private final class Translation {
    private final StringBuilder expression = new StringBuilder();
    private final List<Integer> begins = new ArrayList<>();

    /** Numbers, texts and functions by their variable. */
    private final Map<String, Object> variables = new LinkedHashMap<>();

    /** Hyperparameters by the variable of their value. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /** Hyperparameters whose value is needed. */
    private final Set<String> required = new LinkedHashSet<>();

    void addAll(List<Token> tokens) {
      for (int k = 0; k < tokens.size(); k++) {
        begins.add(expression.length());
        boolean notIn =
            tokens.get(k).is(Kind.WORD, "not")
                && k + 1 < tokens.size()
                && tokens.get(k + 1).is(Kind.WORD, "in");
        boolean afterNot = k > 0 && tokens.get(k - 1).is(Kind.WORD, "not");
        if (notIn) {
          expression.append("!~ ");
        } else if (!(afterNot && tokens.get(k).is(Kind.WORD, "in"))) {
          expression.append(translate(tokens.get(k))).append(' ');
        }
      }
    }

    private String translate(Token token) {
      return switch (token.kind()) {
        case NAME -> {
          required.add(token.text());
          yield named("h", token.text());
        }
        case ACTIVE -> named("a", token.text());
        case NUMBER -> variable(number(token));
        case TEXT -> variable(token.text());
        case FUNCTION -> {
          variables.put("f_" + token.text(), Functions.get(token.text()));
          yield "f_" + token.text();
        }
        case WORD -> OPERATORS.getOrDefault(token.text(), token.text());
        case SIGN -> token.text();
      };
    }

    private String named(String kind, String name) {
      String variable = kind + space.indexOf(name);
      names.put(variable, name);
      return variable;
    }

    private String variable(Object value) {
      String variable = "c" + variables.size();
      variables.put(variable, value);
      return variable;
    }

    private static double number(Token token) {
      double number = Double.parseDouble(token.text());
      if (!Double.isFinite(number)) {
        throw new ConstraintException(
            "found the number %s at character %d, which is too large."
                .formatted(Words.cut(token.text()), token.offset() + 1));
      }
      return number;
    }

    /** The index of the token whose translation holds that character. */
    int tokenAt(int character) {
      int token = 0;
      while (token + 1 < begins.size() && begins.get(token + 1) <= character) {
        token++;
      }
      return token;
    }
  }
}
