package org.rawat.web.internal.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An address or a range of addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3). */
public final class AddressRange {
    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Reads an address or a range; names are never looked up. */
    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        Optional<byte[]> address = literal(parts[0]);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * 8;
        if (parts.length == 1) {
            return Optional.of(new AddressRange(address.get(), all));
        }
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(address.get(), Integer.parseInt(parts[1])));
    }

    /** Whether the address, written as a literal, lies in the range. */
    public boolean contains(String address) {
        Optional<byte[]> bytes = literal(address);
        if (bytes.isEmpty() || bytes.get().length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % 8;
            if ((bytes.get()[i / 8] & mask) != (network[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of an address literal; a zone after a per cent sign is left out. */
    static Optional<byte[]> literal(String text) {
        String plain = text.split("%", 2)[0].replaceAll("^\\[|]$", "");
        boolean v4 = plain.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        if (!v4 && !(plain.contains(":") && plain.matches("[0-9A-Fa-f:.]+"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static boolean loopback(String text) {
        Optional<byte[]> bytes = literal(text);
        try {
            return bytes.isPresent() && InetAddress.getByAddress(bytes.get()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
