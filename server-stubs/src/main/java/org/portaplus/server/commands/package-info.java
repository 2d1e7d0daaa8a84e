/** What is done from the command line, beside a running server: Licenses and keys. Source rule: design §6. */
package org.portaplus.server.commands;
