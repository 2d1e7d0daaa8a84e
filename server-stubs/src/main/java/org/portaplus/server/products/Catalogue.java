package org.portaplus.server.products;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Tx;

/**
 * What a catalogue file says: the products, plans and resellers of an environment. Reading it needs no store; then it may be
 * loaded any number of times. Loading the same file again changes nothing; an entry that is no longer in the file stays
 * (accounts may use it) until the file marks it {@code hidden}. The list of service features is always that of the file.
 * Immutable. Source: docs/operations.md#the-catalogue.
 */
public final class Catalogue {
    private static final String DEMO = "/demo-catalogue.yaml";

    private final String origin;
    private final CatalogueFile file;

    private Catalogue(String origin, InputStream yaml) throws IOException {
        this.origin = origin;
        try {
            file = CatalogueFile.read(yaml);
            CatalogueRules.check(file);
        } catch (CatalogueFault e) {
            throw refused(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param file of UTF-8 text in YAML
     * @param named where its path comes from, such as {@code porta.catalogue}, for the messages
     * @throws StoreException when it cannot be read, or is no catalogue; the message has the place in the file
     */
    public static Catalogue read(Path file, String named) {
        String origin = named + ": " + file;
        try (InputStream yaml = Files.newInputStream(file)) {
            return new Catalogue(origin, yaml);
        } catch (NoSuchFileException e) {
            throw new StoreException(origin + " cannot be read: there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new StoreException(origin + " cannot be read: access is denied", e);
        } catch (IOException e) {
            throw new StoreException(origin + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The catalogue that comes with the program. */
    public static Catalogue demo() {
        try (InputStream yaml = Catalogue.class.getResourceAsStream(DEMO)) {
            return new Catalogue("the demo catalogue", yaml);
        } catch (IOException e) {
            throw new StoreException("The demo catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Loads it into an environment.
     *
     * @throws StoreException when it refers to what there is not, or changes what must not change
     */
    public void load(Tx tx, int iEnv, Clock clock) {
        try {
            new CatalogueLoad(tx, iEnv, clock.instant()).load(file);
        } catch (CatalogueFault e) {
            throw refused(e);
        }
    }

    private StoreException refused(CatalogueFault fault) {
        return new StoreException(origin + ": " + fault.getMessage(), fault);
    }
}
