package io.github.claudeproxy.limits;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses in CIDR notation, such as {@code 192.168.1.0/24}, or one address. */
public record Network(InetAddress address, int prefix) {
    /** Nothing that would be looked up as a name. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public Network {
        if (prefix < 0 || prefix > address.getAddress().length * 8) {
            throw invalid();
        }
    }

    /**
     * Reads the notation.
     *
     * @throws LimitException if it is not one
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!ADDRESS.matcher(address).matches()) {
            throw invalid();
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            int all = parsed.getAddress().length * 8;
            return new Network(
                    parsed, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException _) {
            throw invalid();
        }
    }

    private static LimitException invalid() {
        return new LimitException(
                "networks", "networks takes addresses or ranges such as 192.168.1.0/24.");
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int rest = mine.length * 8 - prefix;
        return number(mine).shiftRight(rest).equals(number(theirs).shiftRight(rest));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
