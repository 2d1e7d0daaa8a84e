/** Answers: how results and refusals leave, with their status and headers. */
@NullMarked
package org.portaplus.server.http.answers;

import org.jspecify.annotations.NullMarked;
