/**
 * The conformance kit: runs cases against a server at any base URL. It knows the contract and HTTP, and nothing of the
 * server; it reads answers with separate readers, so that one bug cannot hide on both sides.
 */
package org.portaplus.conformance;
