package io.github.claudeproxy.network;

import java.util.List;
import java.util.regex.Pattern;

/** Who is behind a network interface, as far as its name tells. */
public enum Reach {
    THIS_MACHINE,
    WIRED,
    WIRELESS,
    /** A private network over another one. */
    VPN,
    /** Made by programs of this machine, for its containers and virtual machines. */
    VIRTUAL,
    UNKNOWN;

    /** The most telling first: what containers have is often named like a cable as well. */
    private static final List<Sign> BY_NAME =
            List.of(
                    Sign.of(
                            VIRTUAL,
                            "docker.*|br-.*|veth.*|virbr.*|vmnet.*|vboxnet.*|vethernet.*|bridge\\d+|podman.*"
                                    + "|cni.*|.*(virtualbox|vmware|hyper-v).*"),
                    Sign.of(
                            VPN,
                            "tun\\d*|tap\\d*|utun.*|wg.*|ppp.*|tailscale.*|zt.*|ipsec.*"
                                    + "|.*(wireguard|openvpn|tailscale|zerotier|vpn).*"),
                    Sign.of(WIRELESS, "wl.*|ath\\d+|.*(wi-fi|wifi|wlan|wireless|802\\.11).*"),
                    Sign.of(WIRED, "en.*|eth.*|.*ethernet.*"));

    private record Sign(Reach reach, Pattern name) {
        static Sign of(Reach reach, String name) {
            return new Sign(reach, Pattern.compile(name, Pattern.CASE_INSENSITIVE));
        }

        boolean fits(String found) {
            return name.matcher(found).matches();
        }
    }

    static Reach of(Attached attached) {
        if (attached.address().isLoopbackAddress()) {
            return THIS_MACHINE;
        }
        return BY_NAME.stream()
                .filter(sign -> sign.fits(attached.name()) || sign.fits(attached.title()))
                .findFirst()
                .map(Sign::reach)
                .orElse(UNKNOWN);
    }
}
