/**
 * The settings of the server: which there are, what they may be, and how a wrong one stops the start.
 * Source: docs/operations.md.
 */
@NullMarked
package org.portaplus.server.settings;

import org.jspecify.annotations.NullMarked;
