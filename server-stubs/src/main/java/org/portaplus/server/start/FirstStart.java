package org.portaplus.server.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.operations.DemoBatch;
import org.portaplus.server.products.Catalogue;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Tx;

/**
 * Prepares the store before the first request: a new store gets an environment and a License; without a configured
 * catalogue these are the demo ones, with a customer. A configured catalogue is loaded at every start. Source:
 * docs/operations.md#the-catalogue.
 */
final class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final int ENVIRONMENT = 1;

    private final Store store;
    private final Licensing licensing;
    private final Batches batches;
    private final Clock clock;

    FirstStart(Store store, Licensing licensing, Batches batches, Clock clock) {
        this.store = store;
        this.licensing = licensing;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Prepares the store.
     *
     * @param ownCatalogue the file of {@code porta.catalogue}
     * @param dataDir where the first License of a store without demo is left, readable by its owner only
     */
    void prepare(Optional<Path> ownCatalogue, Path dataDir) {
        Optional<Catalogue> catalogue = ownCatalogue.map(path -> Catalogue.read(path, "porta.catalogue"));
        String first = catalogue.isEmpty() ? "demo" : Licensing.generate();
        Path file = dataDir.resolve("first-license");
        boolean fresh = store.write(tx -> fill(tx, catalogue, file, first));
        if (!fresh) {
            forget(file, first);
        }
        licensing.requireFittingKeys();
        if (!fresh) {
            store.write(tx -> {
                catalogue.ifPresent(own -> own.load(tx, ENVIRONMENT, clock));
                return null;
            });
        } else if (catalogue.isEmpty()) {
            batches.workOnce();
        } else {
            LOG.infof("The first License of this store is in %s; move it to a safe place", file);
        }
    }

    /**
     * Fills the store if it is new: checked in the transaction, since another instance may start now, too.
     *
     * @return whether it was new
     */
    private boolean fill(Tx tx, Optional<Catalogue> catalogue, Path file, String first) {
        if (!licensing.isNew(tx)) {
            return false;
        }
        licensing.createEnvironment(tx, ENVIRONMENT, catalogue.isEmpty() ? "demo" : "main");
        License license = licensing.create(tx, ENVIRONMENT, first, "first", null, EnumSet.allOf(Scope.class));
        if (catalogue.isEmpty()) {
            Catalogue.demo().load(tx, ENVIRONMENT, clock);
            DemoBatch.store(tx, batches, license);
        } else {
            catalogue.get().load(tx, ENVIRONMENT, clock);
            keep(file, first);
        }
        return true;
    }

    /** Takes back what was kept for a store that another instance was quicker to fill. */
    private static void forget(Path file, String license) {
        try {
            if (Files.exists(file) && Files.readString(file).strip().equals(license)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StoreException("The file " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void keep(Path file, String license) {
        try {
            Files.deleteIfExists(file);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                FileAttribute<?> ownerOnly =
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, ownerOnly);
            }
            Files.writeString(file, license + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new StoreException("The first License cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
