/**
 * The Java client. {@code api} and {@code model} are generated from the contract at build time; the classes of this
 * package that are not say how a call is sent.
 */
package org.portaplus.client;
