package io.github.claudeproxy.tls;

import java.net.InetAddress;
import java.util.Arrays;

/** What certificates call machines: names, addresses, and networks such as 10.0.0.0/8. */
final class Names {
    private Names() {}

    static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || isDigit(c));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** The network that has this address alone. */
    static String alone(String address) {
        return address + "/" + 8 * InetAddress.ofLiteral(address).getAddress().length;
    }

    static boolean isWithin(InetAddress address, String network) {
        int slash = network.indexOf('/');
        byte[] base = InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
        byte[] bytes = address.getAddress();
        int bits = Integer.parseInt(network.substring(slash + 1));
        if (base.length != bytes.length) {
            return false;
        }
        int whole = bits / 8;
        int mask = 0xff << (8 - bits % 8) & 0xff;
        return Arrays.equals(base, 0, whole, bytes, 0, whole)
                && (mask == 0 || bits % 8 == 0 || (base[whole] & mask) == (bytes[whole] & mask));
    }

    /** Without the scope of an IPv6 address, which means nothing elsewhere. */
    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
