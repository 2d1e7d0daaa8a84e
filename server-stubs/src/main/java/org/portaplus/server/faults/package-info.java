/** Refusals as values: one place for codes, kinds and the members at fault. */
package org.portaplus.server.faults;
