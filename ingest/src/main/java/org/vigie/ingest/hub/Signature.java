package org.vigie.ingest.hub;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;

/**
 * A signature that a hub sent, which is compared with that of a body as it is read (W3C WebSub, 7).
 * Not thread-safe.
 */
final class Signature {
  private final Mac mac;
  private final byte[] given;

  private Signature(Mac mac, byte[] given) {
    this.mac = mac;
    this.given = given;
  }

  /**
   * Reads the header {@code X-Hub-Signature}, such as {@code sha256=9f86…}.
   *
   * @return null if the header is missing, malformed, or names an unknown method
   */
  static @Nullable Signature of(@Nullable String header, Secret secret) {
    int equals = header == null ? -1 : header.indexOf('=');
    if (header == null || equals < 0) {
      return null;
    }
    String algorithm = algorithm(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
    if (algorithm == null) {
      return null;
    }
    try {
      byte[] given = HexFormat.of().parseHex(header.substring(equals + 1).strip());
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.US_ASCII), algorithm));
      return new Signature(mac, given);
    } catch (IllegalArgumentException e) {
      return null;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm, e);
    }
  }

  /** Returns the JDK's name of a method that the recommendation lists (8.1); null for others. */
  private static @Nullable String algorithm(String method) {
    return switch (method) {
      case "sha1" -> "HmacSHA1";
      case "sha256" -> "HmacSHA256";
      case "sha384" -> "HmacSHA384";
      case "sha512" -> "HmacSHA512";
      default -> null;
    };
  }

  /** Adds the next part of the body. */
  void add(byte[] part, int length) {
    mac.update(part, 0, length);
  }

  /** Returns true if the signature is that of the whole body. Can be called once. */
  boolean isRight() {
    return MessageDigest.isEqual(mac.doFinal(), given);
  }
}
