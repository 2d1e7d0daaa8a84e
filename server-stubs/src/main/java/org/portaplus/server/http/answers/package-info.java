/** Answers: how results and refusals leave, with their status and headers. */
package org.portaplus.server.http.answers;
