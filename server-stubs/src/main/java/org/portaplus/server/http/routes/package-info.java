/** Routes and negotiation: which operation a request is for, and in which formats it and its answer come. */
@NullMarked
package org.portaplus.server.http.routes;

import org.jspecify.annotations.NullMarked;
