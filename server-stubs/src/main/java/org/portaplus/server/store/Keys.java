package org.portaplus.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The store's key material. Each line of the key text is a number and 32 bytes in Base64; the highest number encrypts
 * what is new, the others still open what is old. Keys for each purpose are derived, so that none is used for two
 * things. Immutable; {@code toString} shows nothing.
 */
public final class Keys {
    private static final int KEY_BYTES = 32;

    private final NavigableMap<Integer, byte[]> masters;
    private final @Nullable Path file;
    private final @Nullable FileTime written;
    /** Of the few purposes that texts are hashed for. */
    private final Map<String, byte[]> hashKeys = new ConcurrentHashMap<>();

    private Keys(NavigableMap<Integer, byte[]> masters, @Nullable Path file, @Nullable FileTime written) {
        this.masters = masters;
        this.file = file;
        this.written = written;
    }

    /**
     * Reads keys from a text such as {@code 1 <Base64>}, one per line or separated by commas.
     *
     * @throws StoreException when the text holds no key, or a line is not a number and 32 bytes
     */
    public static Keys parse(String text, String origin) {
        return new Keys(masters(text, origin), null, null);
    }

    private static NavigableMap<Integer, byte[]> masters(String text, String origin) {
        NavigableMap<Integer, byte[]> masters = new TreeMap<>();
        for (String line : text.split("[\\n,]", -1)) {
            String[] parts = line.strip().split("\\s+", -1);
            if (parts.length == 1 && parts[0].isEmpty()) {
                continue;
            }
            try {
                byte[] key = Base64.getDecoder().decode(parts[1]);
                if (parts.length != 2
                        || key.length != KEY_BYTES
                        || masters.put(Integer.valueOf(parts[0]), key) != null) {
                    throw malformed(origin);
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw malformed(origin);
            }
        }
        if (masters.isEmpty()) {
            throw malformed(origin);
        }
        return masters;
    }

    /**
     * Reads the key file, or makes it, readable by its owner only.
     *
     * @param mayCreate false when the store already holds data: a new key could not open it
     */
    public static Keys inFile(Path file, boolean mayCreate) {
        try {
            if (!Files.exists(file)) {
                if (!mayCreate) {
                    throw new StoreException("The key file " + file
                            + " is missing, and without it the stored secrets and Licenses are lost: restore it"
                            + " from a backup, or set porta.keys to the keys of the other instances on this store");
                }
                create(file);
            }
            FileTime written = Files.getLastModifiedTime(file); // before the keys: a change between the two shows later
            return new Keys(masters(Files.readString(file), file.toString()), file, written);
        } catch (IOException e) {
            throw new StoreException("The key file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** These keys as their file has them now; the same ones when they did not come from a file, or it cannot be read. */
    public Keys latest() {
        try {
            return file == null || Files.getLastModifiedTime(file).equals(written) ? this : inFile(file, false);
        } catch (IOException | StoreException unreadable) {
            return this;
        }
    }

    /**
     * Keeps other programs from adding keys to the same file, until the result is closed. Keys that did not come from a file
     * need no such care.
     *
     * @throws StoreException when another program has it
     */
    public Closeable exclusively() {
        if (file == null) {
            return () -> {};
        }
        Path place = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StoreException("Another rotation of the keys in " + file + " is under way");
            }
            return channel;
        } catch (IOException e) {
            throw new StoreException("The file " + place + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProgram) {
            return false;
        }
    }

    /**
     * Adds a key to the file and removes those that have served: neither the first, which the hashes are made with, nor
     * the newest until now, which a running server may still encrypt with. The file is replaced at once, whatever
     * happens. For a caller that has them {@link #exclusively}, and has re-encrypted everything with the newest.
     *
     * @throws StoreException when these keys did not come from a file, or it cannot be written
     */
    public Keys rotated() {
        if (file == null) {
            throw new StoreException(
                    "porta.keys is set: add a key with the next number there, restart the servers, then"
                            + " call this again to re-encrypt everything");
        }
        NavigableMap<Integer, byte[]> kept = new TreeMap<>();
        kept.put(masters.firstKey(), masters.firstEntry().getValue());
        kept.put(masters.lastKey(), masters.lastEntry().getValue());
        kept.put(masters.lastKey() + 1, random());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            write(next, kept);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            // A key must be durable before anything is encrypted with it.
            PrivateFiles.syncNames(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StoreException("The key file " + file + " cannot be written: " + e.getMessage(), e);
        }
        return inFile(file, false);
    }

    /** The number of the key that encrypts. */
    int current() {
        return masters.lastKey();
    }

    /** The key of that number for one purpose, or null when there is none of that number. */
    @Nullable
    SecretKeySpec derive(int number, String purpose) {
        byte[] master = masters.get(number);
        return master == null ? null : new SecretKeySpec(mac(master, purpose), "AES");
    }

    /** A keyed hash, 64 hexadecimal digits; it stays the same when further keys are added. */
    public String hash(String purpose, String text) {
        return hash(purpose, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes a text, in UTF-8, as it is made. */
    @FunctionalInterface
    public interface Text {
        void to(OutputStream out) throws IOException;
    }

    /** The keyed hash of a text that may be long: no more of it is held than what is written at once. */
    public String hash(String purpose, Text text) {
        byte[] key = hashKeys.computeIfAbsent(
                purpose, unknown -> mac(masters.firstEntry().getValue(), "hash " + unknown));
        byte[] digest = mac(key, text);
        StringBuilder hex = new StringBuilder(2 * digest.length);
        for (byte b : digest) {
            hex.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return hex.toString();
    }

    @Override
    public String toString() {
        return "Keys" + masters.keySet();
    }

    private static byte[] mac(byte[] key, String text) {
        return mac(key, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] mac(byte[] key, Text text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            text.to(new OutputStream() {
                @Override
                public void write(int one) {
                    mac.update((byte) one);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    mac.update(bytes, from, length);
                }
            });
            return mac.doFinal();
        } catch (IOException e) {
            throw new UncheckedIOException("a text that is hashed cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static void create(Path file) throws IOException {
        NavigableMap<Integer, byte[]> first = new TreeMap<>();
        first.put(1, random());
        write(file, first);
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static void write(Path file, NavigableMap<Integer, byte[]> keys) throws IOException {
        StringBuilder lines = new StringBuilder();
        keys.forEach((number, key) -> lines.append(number)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(key))
                .append('\n'));
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, PrivateFiles.file())) {
            channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private static StoreException malformed(String origin) {
        return new StoreException("The keys in " + origin
                + " are malformed: each is a number, a blank and 32 bytes in Base64, such as from"
                + " `echo 1 $(openssl rand -base64 32)`");
    }
}
