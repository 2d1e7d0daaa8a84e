package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** What an item of a batch has, it neither reads again nor writes twice: the statements of one item are counted. */
@OnEveryStore
class ItemStatementsTest {
    /** Of them, numbers are counted in rows on SQLite only. */
    private static final int MOST = 15;

    private static final String NUMBERS = "counter";

    private static final String ITEM = """
            {"Customer":{"Customer":{"PersonalInformation":{"Name":"Acme","FirstName":"Ada","LastName":"Marsh"}},
              "CustomerDefaultValues":{"ISO4217":"USD"}},
             "Account":{"AccountRequest":{"AccountsToCreate":[{"AcntId":"15550001","FirstName":"Joe","Extension":"701"}],
              "DefaultValues":{"ProductId":1}}},
             "AliasNumber":"15559999","DisplayName":"Front desk"}
            """;

    private TestDomain domain;

    @Test
    void anItemReadsNothingTwiceAndChangesNothingThatItJustMade() {
        CustomerItem item = new CustomerItem(TestLimits.limits(), domain.customers, domain.accounts);
        CsvData data = Payloads.read(ITEM, CsvData.class);
        RecordedStatements recorded = new RecordedStatements();
        domain.write(tx -> item.create(
                TestDomain.through(tx, recorded::of), domain.operator(), new BatchCustomerCreation(), data));
        List<String> statements = recorded.seen().stream()
                .filter(statement -> !statement.contains(NUMBERS))
                .toList();
        assertThat(statements).doesNotHaveDuplicates();
        assertThat(statements).noneMatch(statement -> statement.startsWith("update"));
        assertThat(statements)
                .filteredOn(statement -> statement.startsWith("insert"))
                .hasSizeGreaterThan(2);
        assertThat(statements).as("%s", statements).hasSizeLessThanOrEqualTo(MOST);
    }
}
