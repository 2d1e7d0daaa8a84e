package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import org.portaplus.server.api.UpdateAccountApi;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.model.UpdateAccountResponse;

/** Changes accounts, all or none of those that a request names. Thread-safe. */
@Singleton
public class UpdateAccountOperation implements UpdateAccountApi {
    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final Once once;
    private final UpdateAccountItem item;

    public UpdateAccountOperation(RouteDispatcher dispatcher, Licensing licensing, Once once, UpdateAccountItem item) {
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
    public UpdateAccountResponse updateAccount(UpdateAccount request) {
        License license = licensing.admit(request.getLicense(), Scope.WRITE, request.getFeatureName());
        return once.write(
                        license,
                        item.operation(),
                        request,
                        UpdateAccountResponse.class,
                        tx -> new UpdateAccountResponse()
                                .success(item.update(tx, license, request))
                                .contentId(number(request.getContentId()))
                                .featureName(text(request.getFeatureName())))
                .license(request.getLicense());
    }
}
