package org.portaplus.server.store;

import java.math.BigDecimal;
import org.jooq.impl.AbstractConverter;

/** Amounts as plain decimal text: exact, with their scale ({@code 10.50} stays {@code 10.50}) on every database. */
public final class MoneyConverter extends AbstractConverter<String, BigDecimal> {
    private static final long serialVersionUID = 1L;

    public MoneyConverter() {
        super(String.class, BigDecimal.class);
    }

    @Override
    public BigDecimal from(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public String to(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
