package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.ProductResponse;

/** Which action a request asks for, of an operation that reads by some routes and writes by others. */
class ActionsTest {
    private static final String HINT = "set IAccount";

    private final Action<Product, ProductResponse> byKey = reading().by("GetThing", "IAccount");
    private final Action<Product, ProductResponse> byName = reading().by("GetThing", "AccountID", "SearchString");
    private final Action<Product, ProductResponse> ofCustomer = reading().by("GetThings", "ICustomer");
    private final Action<Product, ProductResponse> close =
            writing().by("CloseThing", "IAccount", "isClonedEnabled").allowing("SearchTerm");
    private final Action<Product, ProductResponse> rename = writing().by("RenameThing", "IAccount", "SearchTerm");
    private final Actions<Product, ProductResponse> actions =
            new Actions<>(List.of(byKey, byName, ofCustomer, close, rename), HINT);

    private static Action<Product, ProductResponse> reading() {
        return Action.reads((db, license, request, answer) -> {});
    }

    private static Action<Product, ProductResponse> writing() {
        return Action.writes(request -> request, (tx, license, request, answer) -> ItemEffect.NONE);
    }

    @Test
    void aDocumentedRouteSaysByItsNameWhatItIsFor() {
        Product anything = new Product().icustomer(7);
        assertThat(actions.of(route("/getthings/{License}", "License"), anything))
                .isEqualTo(ofCustomer);
        assertThat(actions.of(route("/CloseThing/{License}", "License"), anything))
                .isEqualTo(close);
    }

    @Test
    void ofSeveralActionsWithOneNameTheMembersInThePathDecide() {
        assertThat(actions.of(route("/GetThing/{License}/{IAccount}", "License", "IAccount"), new Product()))
                .isEqualTo(byKey);
        assertThat(actions.of(
                        route("/GetThing/{License}/{AccountID}/{SearchString}", "AccountID", "SearchString"),
                        new Product().iaccount(7)))
                .isEqualTo(byName);
    }

    @Test
    void everywhereElseTheMembersThatAreSetDecide() {
        assertThat(actions.of(Route.NONE, new Product().iaccount(7))).isEqualTo(byKey);
        assertThat(actions.of(Route.NONE, new Product().iaccount(7).searchTerm("x")))
                .isEqualTo(rename);
        assertThat(actions.of(
                        Route.of("/{format}/reply/Thing"),
                        new Product().iaccount(7).isClonedEnabled(true)))
                .isEqualTo(close);
    }

    @Test
    void aFlagThatIsFalseSaysNothingWhereAllMembersAreSent() {
        Product all = new Product().iaccount(7).isClonedEnabled(false).forACL(false);
        assertThat(actions.of(Route.NONE, all)).isEqualTo(byKey);
    }

    @Test
    void severalReadingsAreDoneTogether() {
        Action<Product, ProductResponse> both =
                actions.of(Route.NONE, new Product().iaccount(7).icustomer(8));
        assertThat(both.writes()).isFalse();
        assertThat(((ReadTask<Product, ProductResponse>) both.task()).works()).hasSize(2);
    }

    @Test
    void whatAsksForNothingOrForSeveralChangesIsRefusedOnceItRuns() {
        refused(new Product(), "NotEmpty", "Nothing was asked: " + HINT);
        refused(
                new Product().iaccount(7).searchTerm("x").isClonedEnabled(true).currency("USD"),
                "Ambiguous",
                "The members that are set ask for several changes: " + HINT);
    }

    private void refused(Product request, String code, String message) {
        Action<Product, ProductResponse> action = actions.of(Route.NONE, request);
        assertThat(action.writes()).isFalse();
        var work = ((ReadTask<Product, ProductResponse>) action.task()).works().get(0);
        assertThatThrownBy(() -> work.read(null, null, request, new ProductResponse()))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault).hasMessage(message);
                });
    }

    @Test
    void whatWasKeptIsDoneByTheActionThatItWasKeptFor() {
        assertThat(actions.nameOf(close)).isEmpty();
        assertThat(actions.nameOf(rename)).isEqualTo("RenameThing");
        assertThat(actions.kept("")).isEqualTo(close);
        assertThat(actions.kept("RenameThing")).isEqualTo(rename);
        assertThat(actions.mayWrite()).isTrue();
    }

    @Test
    void actionsOfOneRouteAreKeptByTheirMembers() {
        Action<Product, ProductResponse> byName = writing().by("Move", "SearchTerm", "Currency");
        Action<Product, ProductResponse> byNumber = writing().by("Move", "IAccount");
        Actions<Product, ProductResponse> all = new Actions<>(List.of(close, byName, byNumber), HINT);
        assertThat(all.nameOf(byName)).isEqualTo("Move/Currency/SearchTerm");
        assertThat(all.kept(all.nameOf(byName))).isEqualTo(byName);
        assertThat(all.kept(all.nameOf(byNumber))).isEqualTo(byNumber);
        assertThatThrownBy(() -> all.kept("Move")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Actions<>(List.of(close, byName, byName), HINT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStoredHeaderIsReadAsItWasWritten() {
        for (StoredHeader header : List.of(
                new StoredHeader("", ""),
                new StoredHeader("", "{\"a\":\"\\n\"}"),
                new StoredHeader("Move/IAccount", ""),
                new StoredHeader("Move", "{\"a\":1}"))) {
            assertThat(StoredHeader.of(header.text())).isEqualTo(header);
        }
    }

    @Test
    void anOperationWithOneActionIsAlwaysAskedForThat() {
        Actions<Product, ProductResponse> one = new Actions<>(List.of(reading()), HINT);
        assertThat(one.of(Route.NONE, new Product()).writes()).isFalse();
        assertThat(one.mayWrite()).isFalse();
    }

    private static Route route(String template, String... members) {
        Route route = Route.of(template);
        for (String member : members) {
            route = route.with(member, "1");
        }
        return route;
    }
}
