package org.portaplus.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts texts for storage: AES-256-GCM, a fresh nonce each time, bound to the row of the text as associated data, so
 * that an encrypted password in another row cannot be decrypted. Safe for use by many threads.
 * Source: docs/architecture.md#the-store.
 */
public final class Secrets {
    private static final String PURPOSE = "seal";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** To look one up takes longer than to open a password. Each use begins anew, whatever the one before left. */
    private static final ThreadLocal<Cipher> OPENERS = ThreadLocal.withInitial(Secrets::cipher);

    /** Replaced when the key file has got a further key while the server runs. */
    private volatile Keys keys;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKeySpec> derived = new ConcurrentHashMap<>();

    public Secrets(Keys keys) {
        this.keys = keys;
    }

    /**
     * Encrypts a text.
     *
     * @param place where it will be kept, such as {@code account/1/17/voip}; needed again to open it
     * @return the key's number, a colon, and Base64
     */
    public String encrypt(String text, String place) {
        return sealer().encrypt(text, place);
    }

    /** Encrypts many texts by one key: the newest in the key file at this moment. For the one thread that asked for it. */
    public Sealer sealer() {
        int number = currentKey();
        return new Sealer(number, requireKey(number, "for new secrets"), cipher());
    }

    /** See {@link #sealer}. */
    public final class Sealer {
        private final int number;
        private final SecretKeySpec key;
        private final Cipher cipher;
        private final byte[] nonce = new byte[NONCE_BYTES];

        private Sealer(int number, SecretKeySpec key, Cipher cipher) {
            this.number = number;
            this.key = key;
            this.cipher = cipher;
        }

        /** Like {@link Secrets#encrypt}. */
        public String encrypt(String text, String place) {
            random.nextBytes(nonce);
            byte[] encrypted =
                    crypt(cipher, Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8), place);
            byte[] all = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return number + ":" + Base64.getEncoder().encodeToString(all);
        }
    }

    /** The number of the key that encrypts: the newest in the key file, even if it was added after the start. */
    public int currentKey() {
        keys = keys.latest();
        return keys.current();
    }

    /**
     * Decrypts a result of {@link #encrypt} for the same associated data.
     *
     * @throws StoreException when the key is missing, or the text was changed or moved
     */
    public String decrypt(String encrypted, String place) {
        int colon = encrypted.indexOf(':');
        try {
            byte[] all = Base64.getDecoder().decode(encrypted.substring(colon + 1));
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new IllegalArgumentException("too short");
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] body = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
            int number = Integer.parseInt(encrypted, 0, Math.max(0, colon), 10);
            byte[] text = crypt(OPENERS.get(), Cipher.DECRYPT_MODE, requireKey(number, place), nonce, body, place);
            return new String(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable(place, e);
        }
    }

    private @Nullable SecretKeySpec derive(int number) {
        SecretKeySpec known = keys.derive(number, PURPOSE);
        if (known == null) {
            keys = keys.latest();
        }
        return known == null ? keys.derive(number, PURPOSE) : known;
    }

    private SecretKeySpec requireKey(int number, String place) {
        SecretKeySpec key = derived.computeIfAbsent(number, this::derive);
        if (key == null) {
            throw new StoreException(
                    "The stored secret " + place + " needs key number " + number + ", which is not among the keys");
        }
        return key;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM", e);
        }
    }

    private static byte[] crypt(Cipher cipher, int mode, SecretKeySpec key, byte[] nonce, byte[] input, String place) {
        try {
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw unreadable(place, e);
        }
    }

    private static StoreException unreadable(String place, Exception cause) {
        return new StoreException(
                "The stored secret " + place + " cannot be decrypted: wrong key, or the store was changed by hand",
                cause);
    }
}
