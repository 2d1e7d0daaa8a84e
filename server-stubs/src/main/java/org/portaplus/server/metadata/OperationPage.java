package org.portaplus.server.metadata;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one operation in one format shows.
 *
 * @param title the name of the service
 * @param host the host name of the sample requests, without a port
 * @param operation its name in the contract
 * @param description what it does
 * @param routes the documented routes, in the contract's order
 * @param format the format of the page
 * @param path where the sample request is sent to
 * @param request the sample request
 * @param response the sample answer, or null where none is documented
 */
@RecordBuilder
public record OperationPage(
        String title,
        String host,
        String operation,
        String description,
        List<ContractDocument.Route> routes,
        PageFormat format,
        String path,
        String request,
        @Nullable String response) {}
