package org.portaplus.server.http.answers;

import jakarta.ws.rs.core.Response;

/** What people see at an address that is not there. */
public interface MissingPage {
    /**
     * A page that leads on, with the status 404.
     *
     * @param message what is not there
     */
    Response missingPage(String message);
}
