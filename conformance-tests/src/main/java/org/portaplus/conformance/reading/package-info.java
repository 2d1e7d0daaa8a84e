/** Reads answers in the four formats, strictly, and compares their shape with the contract. */
package org.portaplus.conformance.reading;
