/**
 * What is done from the command line, beside a running server: Licenses and keys.
 * Sources: docs/operations.md#licenses, docs/operations.md#keys.
 */
@NullMarked
package org.portaplus.server.commands;

import org.jspecify.annotations.NullMarked;
