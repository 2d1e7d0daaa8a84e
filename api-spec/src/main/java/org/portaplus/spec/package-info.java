/**
 * Tools of the contract's own build: they check the small files, join them into one, and derive the samples.
 *
 * <p>Samples are written here by code that shares nothing with the wire formats of the server, so that both can be held
 * against each other and against the documented pages.
 */
package org.portaplus.spec;
