/**
 * HTTP around the operations, in rooms. A request passes the {@link org.portaplus.server.http.gate gate} and the
 * {@link org.portaplus.server.http.routes routes}, becomes a {@link org.portaplus.server.http.calls call} of its operation,
 * and leaves as an {@link org.portaplus.server.http.answers answer}; {@link org.portaplus.server.http.bodies bodies} are read
 * and written for all of them. What lies here, outside of the rooms, all of them share: it enters none.
 */
@NullMarked
package org.portaplus.server.http;

import org.jspecify.annotations.NullMarked;
