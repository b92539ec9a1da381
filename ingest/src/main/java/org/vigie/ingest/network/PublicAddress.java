package org.vigie.ingest.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tells public internet addresses from special ones: private, multicast and others in the IANA
 * special-purpose registries (RFC 6890). An IPv6 address outside 2000::/3 is public only if it
 * stands for a public IPv4 address (NAT64).
 */
public final class PublicAddress {
  private static final List<Block> SPECIAL =
      blocks(
          "0.0.0.0/8 127.0.0.0/8", // this network, loopback
          "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10", // private, carrier-grade NAT
          "169.254.0.0/16", // link-local, metadata services of clouds
          "192.0.0.0/24 192.88.99.0/24", // protocol assignments, 6to4 relays
          "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 198.18.0.0/15", // documentation, benchmarks
          "224.0.0.0/4 240.0.0.0/4", // multicast, reserved with broadcast
          "2001::/23 2002::/16", // protocol assignments with Teredo, 6to4
          "2001:db8::/32 3fff::/20"); // documentation

  /** Endings of names on private networks (RFC 6761, RFC 6762, RFC 8375, ICANN). */
  private static final List<String> PRIVATE =
      List.of(".localhost", ".local", ".home.arpa", ".internal", ".lan", ".invalid", ".test");

  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");
  private static final Block NAT64 = Block.of("64:ff9b::/96");
  private static final int EMBEDDED = 12;

  private PublicAddress() {}

  /**
   * Returns false if a host is written as a special address, or has a name that only a private
   * network resolves. Looks no name up.
   */
  public static boolean mayBe(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    // why: a dot at the end only says that no search domain is to be added (RFC 1034, 3.1).
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    try {
      return is(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException e) {
      return name.indexOf('.') > 0 && PRIVATE.stream().noneMatch(name::endsWith);
    }
  }

  public static boolean is(InetAddress address) {
    return isPublic(address.getAddress());
  }

  private static boolean isPublic(byte[] address) {
    // why: networks without IPv4 put this prefix before an IPv4 address to reach it (RFC 6052).
    if (NAT64.contains(address)) {
      return isPublic(Arrays.copyOfRange(address, EMBEDDED, address.length));
    }
    return (address.length == 4 || GLOBAL_UNICAST.contains(address))
        && SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  private static List<Block> blocks(String... lines) {
    return Arrays.stream(lines)
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .map(Block::of)
        .toList();
  }

  /** A range of IP addresses: all whose first {@code length} bits are those of {@code prefix}. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  private record Block(byte[] prefix, int length) {

    static Block of(String cidr) {
      String[] parts = cidr.split("/");
      return new Block(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < length; bit++) {
        if (((address[bit / 8] ^ prefix[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
