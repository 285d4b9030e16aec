package io.github.claudeproxy.users;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The neighbourhood of an address, a /24 or an IPv6 /64: what one person can choose from. */
record Network(String prefix) {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 8;

    static Network of(InetAddress address) {
        int length = address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES;
        byte[] prefix = Arrays.copyOf(address.getAddress(), length);
        return new Network(HexFormat.of().formatHex(prefix));
    }
}
