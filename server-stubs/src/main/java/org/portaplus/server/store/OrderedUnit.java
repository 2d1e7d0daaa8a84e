package org.portaplus.server.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A unit that shares a transaction with others; it may run more than once before its outcome is known. */
final class OrderedUnit<T> {
    private final Function<Tx, T> work;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T result;
    private Optional<RuntimeException> refusal = Optional.empty();

    OrderedUnit(Function<Tx, T> work) {
        this.work = work;
    }

    CompletableFuture<T> future() {
        return future;
    }

    void run(Tx tx) {
        refusal = tx.attempt(() -> result = work.apply(tx));
    }

    void tell() {
        refusal.ifPresentOrElse(future::completeExceptionally, () -> future.complete(result));
    }
}
