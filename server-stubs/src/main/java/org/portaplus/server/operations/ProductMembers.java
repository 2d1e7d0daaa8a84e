package org.portaplus.server.operations;

import static org.portaplus.server.values.Unset.flag;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.AccountFilter;
import org.portaplus.server.accounts.WireDates;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.model.Product;

/** What the members of a Product request mean. For one request. */
final class ProductMembers {
    /** A key that nothing has: 0 names no customer. */
    private static final int NOBODY = -1;

    private static final int DEFAULT_ROWS = 100;

    private final Product request;

    ProductMembers(Product request) {
        this.request = request;
    }

    Product request() {
        return request;
    }

    /** The currency, three letters in any case. */
    String currency() {
        String currency = text(request.getCurrency());
        if (!currency.matches("[A-Za-z]{3}")) {
            throw refuse("RegularExpression", "Currency", "A currency is three letters of ISO 4217, such as EUR");
        }
        return currency.toUpperCase(Locale.ROOT);
    }

    /** Which accounts are asked for. */
    AccountFilter accounts() {
        boolean byName = flag(request.getGetservicefeaturesbyProdSS());
        int iCustomer = number(request.getIcustomer());
        return new AccountFilter(
                iCustomer == 0 ? NOBODY : iCustomer,
                byName ? List.of() : products(),
                byName ? text(request.getMultipleProducts()) : "",
                flag(request.getAliases()),
                text(request.getSearchTerm()));
    }

    private List<Integer> products() {
        List<Integer> products = new ArrayList<>();
        if (isSet(request.getMultipleProducts())) {
            for (String key : request.getMultipleProducts().split(",", -1)) {
                try {
                    products.add(Integer.valueOf(key.strip()));
                } catch (NumberFormatException e) {
                    throw refuse(
                            "RegularExpression",
                            "MultipleProducts",
                            "Numbers of products, separated by commas, are expected");
                }
            }
        } else if (number(request.getIproduct()) != 0) {
            products.add(request.getIproduct());
        }
        return products;
    }

    /** Whether a page is asked for. */
    boolean isPaged() {
        return number(request.getPageNumber()) > 0 || number(request.getPageOffset()) > 0;
    }

    int rows() {
        int rows = number(request.getPageOffset());
        return rows <= 0 ? DEFAULT_ROWS : rows;
    }

    /** Rows before the page; pages count from 1. */
    int offset() {
        long offset = (Math.max(1, number(request.getPageNumber())) - 1L) * rows();
        return (int) Math.min(Integer.MAX_VALUE, offset);
    }

    /** The first moment of the period. */
    Instant from() {
        return day(request.getFromDate(), "fromDate").atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The first moment after the period. */
    Instant until() {
        LocalDate last = day(request.getToDate(), "ToDate");
        if (last.isBefore(day(request.getFromDate(), "fromDate"))) {
            throw refuse("GreaterThanOrEqual", "ToDate", "The last day is before the first");
        }
        return last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(@Nullable String text, String field) {
        return WireDates.day(text(text)).orElseThrow(() -> refuse("RegularExpression", field, "A day is YYYY-MM-DD"));
    }

    private static Fault refuse(String code, String field, String message) {
        return Fault.of(FaultKind.INVALID, code, field, message);
    }
}
