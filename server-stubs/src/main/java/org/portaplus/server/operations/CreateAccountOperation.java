package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import java.util.List;
import org.portaplus.server.accounts.CreatedAccount;
import org.portaplus.server.api.CreateAccountApi;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CreateAccountResponse;
import org.portaplus.server.store.Tx;

/** Makes accounts of one customer and tells about the first, or where there are several about all. Thread-safe. */
@Singleton
public class CreateAccountOperation implements CreateAccountApi {
    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final Once once;
    private final CreateAccountItem item;

    public CreateAccountOperation(RouteDispatcher dispatcher, Licensing licensing, Once once, CreateAccountItem item) {
        this.dispatcher = dispatcher;
        this.licensing = licensing;
        this.once = once;
        this.item = item;
    }

    @Override
    public RouteDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public CreateAccountResponse createAccount(CreateAccount request) {
        License license = licensing.admit(request.getLicense(), Scope.WRITE, request.getFeatureName());
        return once.write(
                        license,
                        item.operation(),
                        request,
                        CreateAccountResponse.class,
                        tx -> create(tx, license, request))
                .license(request.getLicense());
    }

    private CreateAccountResponse create(Tx tx, License license, CreateAccount request) {
        List<CreatedAccount> created = item.create(tx, license, request).accounts();
        CreateAccountResponse response = AccountMapping.response(created.get(0))
                .contentId(number(request.getContentId()))
                .featureName(text(request.getFeatureName()));
        return created.size() == 1
                ? response
                : response.accounts(created.stream()
                        .map(account -> AccountMapping.listed(account, true))
                        .toList());
    }
}
