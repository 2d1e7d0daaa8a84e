/**
 * Commands, also while a server runs: environments, Licenses, keys and backups. Sources:
 * docs/operations.md#environments, docs/operations.md#licenses, docs/operations.md#keys.
 */
@NullMarked
package org.portaplus.server.commands;

import org.jspecify.annotations.NullMarked;
