package org.hsicgpbo.driver.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hsicgpbo.driver.constraint.Token.Kind;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;

/**
 * Takes an expression apart and refuses everything that does not belong into one.
 *
 * <p>A name reaches as far as letters, digits, dots, hyphens and underscores do: {@code n-units-1}
 * is one name, and a difference needs a space before its minus ({@code n-units - 1}). A function is
 * a known word before a bracket; and, or, not, in, true and false are never hyperparameters.
 */
final class Lexer {
  /** So many characters an expression has at most. */
  static final int MOST_CHARACTERS = 1000;

  static final int MOST_TOKENS = 300;

  /** Brackets and conditions in each other; what parses them calls itself. */
  private static final int DEEPEST = 24;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![A-Za-z0-9._])");
  private static final Pattern TEXT = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final Pattern SIGN =
      Pattern.compile("<=|>=|==|!=|&&|\\|\\||[-+*/%<>(),!?:\\[\\]]");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "true", "false");
  private static final String ACTIVE = "active";

  private final SearchSpace space;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Lexer(SearchSpace space, String text) {
    this.space = space;
    this.text = text;
  }

  /**
   * The tokens of an expression over the space.
   *
   * @throws ConstraintException naming the first thing that cannot stand there
   */
  static List<Token> tokens(SearchSpace space, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ConstraintException(
          "found an expression of %d characters; use at most %d, or a list of expressions."
              .formatted(text.length(), MOST_CHARACTERS));
    }
    Lexer lexer = new Lexer(space, text);
    while (lexer.skipSpace() < text.length()) {
      lexer.next();
      if (lexer.tokens.size() > MOST_TOKENS) {
        throw new ConstraintException(
            "found more than %d names, numbers and signs; make it a list of expressions."
                .formatted(MOST_TOKENS));
      }
    }
    return List.copyOf(lexer.tokens);
  }

  private int skipSpace() {
    take(SPACE);
    return at;
  }

  private void next() {
    int start = at;
    String word = take(NAME);
    if (!word.isEmpty()) {
      addWord(word, start);
      return;
    }
    String number = take(NUMBER);
    if (!number.isEmpty()) {
      tokens.add(new Token(Kind.NUMBER, number, start));
      return;
    }
    String quoted = take(TEXT);
    if (!quoted.isEmpty()) {
      tokens.add(new Token(Kind.TEXT, quoted.substring(1, quoted.length() - 1), start));
      return;
    }
    String sign = take(SIGN);
    if (sign.isEmpty()) {
      throw unexpected();
    }
    checkBrackets(sign, start);
    tokens.add(new Token(Kind.SIGN, sign, start));
  }

  /** What the pattern matches here, stepping over it; empty if it does not. */
  private String take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return "";
    }
    at = matcher.end();
    return matcher.group();
  }

  private void addWord(String word, int start) {
    int after = skipSpace();
    boolean called = after < text.length() && text.charAt(after) == '(';
    if (called && word.equals(ACTIVE)) {
      addActive(start);
    } else if (called && Functions.names().contains(word)) {
      tokens.add(new Token(Kind.FUNCTION, word, start));
    } else if (WORDS.contains(word)) {
      tokens.add(new Token(Kind.WORD, word, start));
    } else if (space.contains(word) && !called) {
      tokens.add(new Token(Kind.NAME, word, start));
    } else {
      throw called && !space.contains(word) ? unknownFunction(word) : unknownName(word, called);
    }
  }

  private void addActive(int start) {
    at++;
    skipSpace();
    String name = take(NAME);
    skipSpace();
    if (!name.isEmpty() && !space.contains(name)) {
      throw unknownName(name, false);
    }
    if (name.isEmpty() || at >= text.length() || text.charAt(at) != ')') {
      throw new ConstraintException(
          "found active at character %d without the name of one hyperparameter; write active(name)."
              .formatted(start + 1));
    }
    at++;
    tokens.add(new Token(Kind.ACTIVE, name, start));
  }

  private void checkBrackets(String sign, int start) {
    boolean afterIn = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(Kind.WORD, "in");
    if (sign.equals("[") && !afterIn) {
      throw new ConstraintException(
          "found [ at character %d; a list stands after in only, as in activation in ['relu', 'elu']."
              .formatted(start + 1));
    }
    if (sign.equals("(") || sign.equals("?")) {
      depth++;
    } else if (sign.equals(")")) {
      depth--;
    }
    if (depth > DEEPEST) {
      throw new ConstraintException(
          "found more than %d brackets or conditions in each other; make it a list of expressions."
              .formatted(DEEPEST));
    }
  }

  private ConstraintException unknownName(String word, boolean called) {
    if (called) {
      return new ConstraintException(
          "found %s before a bracket, but it is a hyperparameter, not a function.".formatted(word));
    }
    boolean difference =
        space.hyperparameters().stream().anyMatch(h -> word.startsWith(h.name() + "-"));
    return new ConstraintException(
        "found the unknown name %s%s"
            .formatted(
                Words.cut(word), difference ? "; put spaces around a minus, as in a - b." : "."),
        word,
        space.hyperparameters().stream().map(Hyperparameter::name).toList());
  }

  private static ConstraintException unknownFunction(String word) {
    List<String> known = new ArrayList<>(Functions.names());
    known.add(ACTIVE);
    return new ConstraintException(
        "found the unknown function %s; there are %s."
            .formatted(Words.cut(word), String.join(", ", known)),
        word,
        known);
  }

  private ConstraintException unexpected() {
    String sign = text.substring(at, text.offsetByCodePoints(at, 1));
    String hint =
        switch (sign) {
          case "=" -> "to compare write ==.";
          case "^" -> "for a power write pow(a, b).";
          case "&" -> "write and.";
          case "|" -> "write or.";
          case "≤" -> "write <=.";
          case "≥" -> "write >=.";
          case "≠" -> "write !=.";
          case "×", "·" -> "write *.";
          case "'", "\"" -> "the text that begins there has no end.";
          default ->
              sign.matches("[0-9.]")
                  ? "the number there is none; write it as 12, 0.5 or 1e-5."
                  : "an expression has names, numbers, texts in quotes, + - * / %, == != < <= > >=, and, or, not, in, ? : and functions.";
        };
    return new ConstraintException(
        "found %s at character %d; %s".formatted(Words.cut(sign), at + 1, hint));
  }
}
