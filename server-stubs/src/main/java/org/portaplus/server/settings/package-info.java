/**
 * The settings of the server: their names and legal values, and how an invalid one stops the start. Source:
 * docs/operations.md.
 */
@NullMarked
package org.portaplus.server.settings;

import org.jspecify.annotations.NullMarked;
