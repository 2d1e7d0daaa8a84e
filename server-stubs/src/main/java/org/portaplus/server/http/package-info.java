/**
 * HTTP around the operations: which route, which formats, what is bound from where, and how answers and refusals look.
 *
 * <p>A request passes {@link org.portaplus.server.http.RequestRewriting} (routes and negotiation), the generated route,
 * {@link org.portaplus.server.http.Dispatcher} (binding, samples, limits) and then its operation; every refusal leaves
 * through {@link org.portaplus.server.http.ErrorAnswers}.
 */
package org.portaplus.server.http;
