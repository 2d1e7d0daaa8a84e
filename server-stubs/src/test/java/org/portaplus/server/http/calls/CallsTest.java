package org.portaplus.server.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.ContractRoute;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.Preferences;
import org.portaplus.server.http.RequestHead;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.ProductResponse;

/** Which verbs are for a change, and when a key is looked at, whatever the operation is called. */
class CallsTest {
    private static final Route DOCUMENTED = Route.of("/SetThing/{License}");
    private static final Route PREDEFINED = Route.of("/{format}/reply/Thing");

    private final Exchange exchange = new Exchange();

    @ParameterizedTest
    @CsvSource({
        "POST, true, true", "GET, true, true", "HEAD, true, false",
        "POST, false, true", "GET, false, false", "HEAD, false, false",
    })
    void aChangeIsMadeByPostAndByADocumentedGet(String verb, boolean documented, boolean fits) {
        Route route = documented ? DOCUMENTED : PREDEFINED;
        if (fits) {
            assertThat(calls(verb).bind(new Thing(true), route, new Product()).changes())
                    .isTrue();
        } else {
            assertThatThrownBy(() -> calls(verb).bind(new Thing(true), route, new Product()))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.METHOD_NOT_ALLOWED));
            assertThat(exchange.progress().allow()).isEqualTo(documented ? "GET, OPTIONS, POST" : "OPTIONS, POST");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST", "GET", "HEAD"})
    void aReadingIsForEveryVerbOfItsRoute(String verb) {
        for (Route route : List.of(DOCUMENTED, PREDEFINED)) {
            assertThat(calls(verb).bind(new Thing(false), route, new Product()).changes())
                    .isFalse();
        }
    }

    @Test
    void onlyAChangeLooksAtItsKey() {
        Calls calls = calls("POST", "not a key");
        assertThat(calls.bind(new Thing(false), DOCUMENTED, new Product())
                        .retry()
                        .hasKey())
                .isFalse();
        var change = calls.bind(new Thing(true), DOCUMENTED, new Product());
        assertThatThrownBy(change::retry).isInstanceOf(Fault.class);
    }

    private Calls calls(String verb, String... keys) {
        exchange.begin(new RequestHead(verb, "", -1, Map.of(), List.of(), List.of(keys), Preferences.NONE), null);
        exchange.progress().allow("GET, HEAD, OPTIONS, POST");
        RequestBinding bound = new RequestBinding() {
            @Override
            String complete(Object request, Route route) {
                return "demo";
            }
        };
        return new Calls(exchange, bound, new SampleAnswers(Optional.of(false), Optional.empty()), null);
    }

    /** So that a list of reads by an operation that can write, too, is answered, whatever the client prefers. */
    @Test
    void aListChangesSomethingWhenOneOfItsRequestsDoes() {
        Thing mixed = new Thing(true, request -> request.getSearchTerm() != null);
        Product read = new Product().iaccount(1);
        Product write = new Product().searchTerm("x");
        RequestList lists = new RequestList(10);
        assertThat(lists.changes(mixed, PREDEFINED, List.of(read, read))).isFalse();
        assertThat(lists.changes(mixed, PREDEFINED, Arrays.asList(read, null, write)))
                .isTrue();
        assertThat(lists.changes(mixed, PREDEFINED, List.of())).isTrue();
        assertThat(lists.changes(new Thing(false), PREDEFINED, null)).isFalse();
    }

    /** An operation that changes something, or nothing. */
    private record Thing(boolean mayChange, Predicate<Product> writes)
            implements ContractOperation<Product, ProductResponse> {
        Thing(boolean mayChange) {
            this(mayChange, request -> mayChange);
        }

        @Override
        public String operationName() {
            return "Thing";
        }

        @Override
        public Class<Product> requestType() {
            return Product.class;
        }

        @Override
        public Class<ProductResponse> responseType() {
            return ProductResponse.class;
        }

        @Override
        public ProductResponse newResponse() {
            return new ProductResponse();
        }

        @Override
        public Product newRequest() {
            return new Product();
        }

        @Override
        public List<ContractRoute> routes() {
            return List.of();
        }

        @Override
        public boolean changes(Route route, Product request) {
            return writes.test(request);
        }

        @Override
        public ProductResponse run(Route route, Product request, Retry retry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String store(Route route, Product request, Retry retry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> storeAll(Route route, SortedMap<Integer, Product> requests, Retry retry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void begin(List<Product> requests, Retry retry) {
            throw new UnsupportedOperationException();
        }
    }
}
