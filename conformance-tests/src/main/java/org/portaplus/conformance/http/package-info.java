/** One request and its answer. */
package org.portaplus.conformance.http;
