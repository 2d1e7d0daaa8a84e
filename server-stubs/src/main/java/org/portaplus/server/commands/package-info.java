/** What is done from the command line, beside a running server: Licenses and keys. Source rule: design §6. */
@NullMarked
package org.portaplus.server.commands;

import org.jspecify.annotations.NullMarked;
