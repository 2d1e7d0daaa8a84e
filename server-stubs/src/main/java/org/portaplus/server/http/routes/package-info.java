/** Routes and negotiation: which operation a request is for, and in which formats it and its answer come. */
package org.portaplus.server.http.routes;
