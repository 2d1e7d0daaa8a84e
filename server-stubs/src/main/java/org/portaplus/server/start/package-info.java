/** What happens when the server starts, ends and has nothing else to do: the parts of the domain are made from the settings. */
package org.portaplus.server.start;
