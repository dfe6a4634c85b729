package org.hsicgpbo.driver.notify;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts variables of the environment into the address of a webhook. */
public final class WebhookAddress {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private WebhookAddress() {}

  /** The variables of the environment that an address holds, which are secrets. */
  public static Set<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The webhook that a study file names.
   *
   * @throws IllegalArgumentException with a message for people, which holds no value of a variable,
   *     if a variable is not set or what comes out is no address
   */
  public static WebhookChannel resolve(String text, Map<String, String> environment) {
    StringBuilder resolved = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    boolean isSecret = false;
    while (matcher.find()) {
      isSecret = true;
      String value = environment.get(matcher.group(1));
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException(
            "notify.webhook: the variable %s of the environment is not set. Set it to the address, or to the part of it that is secret."
                .formatted(matcher.group(1)));
      }
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value.strip()));
    }
    matcher.appendTail(resolved);
    URI address = address(resolved.toString(), text);
    // With a variable even the host may be a part of the secret.
    String name = isSecret ? text : "%s://%s".formatted(address.getScheme(), address.getHost());
    return new WebhookChannel("the webhook (%s)".formatted(name), address);
  }

  private static URI address(String resolved, String text) {
    try {
      URI address = URI.create(resolved);
      boolean isWeb =
          "http".equalsIgnoreCase(address.getScheme())
              || "https".equalsIgnoreCase(address.getScheme());
      if (isWeb && address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Its message would repeat the address.
    }
    throw new IllegalArgumentException(
        "notify.webhook: found %s, which is no address such as https://host/path.".formatted(text));
  }
}
