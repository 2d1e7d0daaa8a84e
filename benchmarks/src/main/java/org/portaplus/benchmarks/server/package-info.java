/** What requests cost the whole server, beside other servers that give the same answers. */
@NullMarked
package org.portaplus.benchmarks.server;

import org.jspecify.annotations.NullMarked;
