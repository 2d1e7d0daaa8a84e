package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.portaplus.server.accounts.AccountQueries;
import org.portaplus.server.api.ProductApi;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.ProductResponse;
import org.portaplus.server.store.Store;

/** Reads products, add-ons, accounts and report rows. Thread-safe. Source rule: domain §12.4. */
@Singleton
public class ProductOperation implements ProductApi {
    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final Store store;
    private final AccountQueries accounts;
    private final Clock clock;
    private final Exchange exchange;

    public ProductOperation(
            RouteDispatcher dispatcher,
            Licensing licensing,
            Store store,
            AccountQueries accounts,
            Clock clock,
            Exchange exchange) {
        this.dispatcher = dispatcher;
        this.licensing = licensing;
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
        this.exchange = exchange;
    }

    @Override
    public RouteDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public ProductResponse product(Product request) {
        return answer(exchange.route(), request);
    }

    /** Answers as the route whose first segment this is, or by the members alone where no route begins so. */
    ProductResponse answer(String segment, Product request) {
        License license = licensing.admit(request.getLicense(), Scope.READ, request.getFeatureName());
        ProductMembers members = new ProductMembers(request);
        List<ProductQuestion> questions = ProductQuestion.of(segment, members);
        if (questions.isEmpty()) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "NotEmpty",
                    "Nothing was asked: set the members of one of the documented routes, such as Currency or AccountID");
        }
        ProductResponse response = store.read(db -> {
            ProductAnswer answer = new ProductAnswer(db, license, accounts, clock.instant());
            questions.forEach(question -> question.answer().accept(answer, members));
            return answer.response();
        });
        return response.license(request.getLicense())
                .contentId(number(request.getContentId()))
                .featureName(text(request.getFeatureName()));
    }
}
