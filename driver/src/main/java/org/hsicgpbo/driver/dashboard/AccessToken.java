package org.hsicgpbo.driver.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The secret that whoever may see the studies knows. */
public final class AccessToken {
  private static final int RANDOM_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{16,512}");

  private final String text;

  private AccessToken(String text) {
    this.text = text;
  }

  /** A new one of 256 random bits. */
  public static AccessToken random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * That of a text; white space around it does not count.
   *
   * @param where it stands, for the message
   * @throws IllegalArgumentException with a message for people if it is too short or cannot stand
   *     in a header
   */
  public static AccessToken of(String text, String where) {
    String stripped = text.strip();
    if (!FORM.matcher(stripped).matches()) {
      throw new IllegalArgumentException(
          "The token in %s must be 16 to 512 letters, digits and characters of ._~+/=-; 'openssl rand -hex 32' makes one."
              .formatted(where));
    }
    return new AccessToken(stripped);
  }

  /**
   * That of a file.
   *
   * @throws IllegalArgumentException with a message for people if it cannot be read or is none
   */
  public static AccessToken ofFile(Path file) {
    try {
      return of(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The token file (%s) cannot be read: %s".formatted(file, e), e);
    }
  }

  /** The secret itself, for the address that is printed. */
  String text() {
    return text;
  }

  /** Whether somebody knows it; takes as long for a wrong one as for the right one. */
  boolean isKnownBy(String presented) {
    return MessageDigest.isEqual(hash(text), hash(presented));
  }

  /** What a browser keeps in its place, from which it cannot be found. */
  String cookie() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("cookie of " + text));
  }

  /** Whether a browser keeps the right cookie. */
  boolean isCookie(String presented) {
    return MessageDigest.isEqual(hash(cookie()), hash(presented));
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
