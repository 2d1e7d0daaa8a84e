/** Bodies that are legal and take much: what they do to a server, and to everybody else on it. */
package org.portaplus.conformance.heavy;
