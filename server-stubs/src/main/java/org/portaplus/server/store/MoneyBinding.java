package org.portaplus.server.store;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.impl.AbstractBinding;

/**
 * Amounts, exact and with their scale ({@code 10.50} stays {@code 10.50}) on every database: {@code NUMERIC} on PostgreSQL,
 * and plain decimal text on SQLite, whose own numbers are binary floating point.
 */
public final class MoneyBinding extends AbstractBinding<String, BigDecimal> {
    private static final long serialVersionUID = 1L;

    private static final Converter<String, BigDecimal> PLAIN_TEXT =
            Converter.ofNullable(String.class, BigDecimal.class, BigDecimal::new, BigDecimal::toPlainString);

    @Override
    public Converter<String, BigDecimal> converter() {
        return PLAIN_TEXT;
    }

    @Override
    public void set(BindingSetStatementContext<BigDecimal> parameter) throws SQLException {
        if (parameter.family() == SQLDialect.POSTGRES) {
            parameter.statement().setBigDecimal(parameter.index(), parameter.value());
        } else {
            parameter.statement().setString(parameter.index(), PLAIN_TEXT.to(parameter.value()));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<BigDecimal> column) throws SQLException {
        column.value(PLAIN_TEXT.from(column.resultSet().getString(column.index())));
    }
}
