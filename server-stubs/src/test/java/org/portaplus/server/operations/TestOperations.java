package org.portaplus.server.operations;

import java.time.Clock;
import java.util.List;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.rows.AccountQueries;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.batches.ItemProcessor;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.TestDomain;

/** The operations of a test's domain, called as routes call them. */
public final class TestOperations implements AutoCloseable {
    static final int MOST_ITEMS = 3;
    private static final ReplyLimit LIMIT = new ReplyLimit(MOST_ITEMS);

    final Once once;
    final ReplyItems replyItems;
    public final Batches batches;
    final CreateAccountOperation createAccount;
    final UpdateAccountOperation updateAccount;
    final BatchCustomerCreationOperation batchCreation;
    final GetBatchOperation getBatch;
    final ProductOperation product;

    TestOperations(TestDomain domain) {
        this(domain.store, domain.licensing, domain.firstAnswers, domain.secrets, domain.clock);
    }

    public TestOperations(Store store, Licensing licensing, FirstAnswers firstAnswers, Secrets secrets, Clock clock) {
        once = new Once(store, firstAnswers);
        replyItems = new ReplyItems(store, once);
        batches = new Batches(store, secrets, clock, this::writing);
        OperationRunner runner = new OperationRunner(licensing, store, once, replyItems, batches);
        Customers customers = new Customers(secrets, clock);
        Accounts accounts = new Accounts(customers, secrets, clock);
        createAccount = new CreateAccountOperation(runner, accounts, LIMIT);
        updateAccount = new UpdateAccountOperation(runner, accounts, LIMIT);
        batchCreation = new BatchCustomerCreationOperation(
                runner, new CustomerItem(TestLimits.limits(), customers, accounts), LIMIT);
        getBatch = new GetBatchOperation(runner, batches);
        product = new ProductOperation(runner, store, new AccountQueries(secrets), clock);
    }

    private List<ItemProcessor> writing() {
        return List.of(createAccount, updateAccount, batchCreation);
    }

    /** Runs a request that came without a path of its own and without a key. */
    static <Q extends BaseMembers, R extends BaseMembers> R run(Operation<Q, R> operation, Q request) {
        return operation.run(Route.NONE, request, key(null));
    }

    /** Keeps a one-way message; returns the id of its batch. */
    static <Q extends BaseMembers, R extends BaseMembers> String store(Operation<Q, R> operation, Q request) {
        return operation.store(Route.NONE, request, key(null));
    }

    /** What an Idempotency-Key makes of a request; null for none. */
    static Retry key(String key) {
        return Retry.of(key == null ? List.of() : List.of(key));
    }

    @Override
    public void close() {
        batches.close();
    }
}
