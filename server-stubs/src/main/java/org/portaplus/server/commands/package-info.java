/**
 * What is done from the command line, beside a running server: Licenses and keys.
 * Sources: docs/operations.md#licenses, docs/operations.md#keys.
 */
package org.portaplus.server.commands;
