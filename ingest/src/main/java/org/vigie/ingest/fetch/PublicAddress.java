package org.vigie.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are of the public internet. For IPv4 everything is but the blocks of the IANA
 * special-purpose registry (RFC 6890 and later); for IPv6 nothing is but global unicast, less what
 * embeds or stands for other addresses.
 */
final class PublicAddress {
  private static final List<Block> NOT_PUBLIC_4 =
      List.of(
          Block.of(8, 0), // this network
          Block.of(8, 10), // private
          Block.of(10, 100, 64), // carrier-grade NAT
          Block.of(8, 127), // loopback
          Block.of(16, 169, 254), // link-local, and cloud metadata
          Block.of(12, 172, 16), // private
          Block.of(24, 192, 0, 0), // protocol assignments
          Block.of(24, 192, 0, 2), // documentation
          Block.of(24, 192, 88, 99), // 6to4 relays
          Block.of(16, 192, 168), // private
          Block.of(15, 198, 18), // benchmarks
          Block.of(24, 198, 51, 100), // documentation
          Block.of(24, 203, 0, 113), // documentation
          Block.of(4, 224), // multicast
          Block.of(4, 240)); // reserved, broadcast

  private static final Block GLOBAL_UNICAST = Block.of(3, 0x20);
  private static final List<Block> NOT_PUBLIC_6 =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00), // protocol assignments, Teredo among them
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
          Block.of(16, 0x20, 0x02), // 6to4
          Block.of(20, 0x3f, 0xff, 0x00)); // documentation
  private static final Block NAT64 = Block.of(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
  private static final int EMBEDDED = 12;

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> isPublic4(bytes);
      case Inet6Address _ -> isPublic6(bytes);
      default -> false;
    };
  }

  private static boolean isPublic4(byte[] bytes) {
    return NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(bytes));
  }

  private static boolean isPublic6(byte[] bytes) {
    // why: networks with IPv6 alone reach the IPv4 internet through this prefix (RFC 6052).
    if (NAT64.contains(bytes)) {
      return isPublic4(Arrays.copyOfRange(bytes, EMBEDDED, bytes.length));
    }
    return GLOBAL_UNICAST.contains(bytes)
        && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(bytes));
  }

  /** Addresses that begin with the same {@code length} bits. */
  private record Block(int length, List<Integer> prefix) {

    static Block of(int length, Integer... prefix) {
      return new Block(length, List.of(prefix));
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < length; bit++) {
        int mask = 0x80 >> (bit % 8);
        int expected = bit / 8 < prefix.size() ? prefix.get(bit / 8) : 0;
        if ((address[bit / 8] & mask) != (expected & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
