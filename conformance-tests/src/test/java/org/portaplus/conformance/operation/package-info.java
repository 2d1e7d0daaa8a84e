/** What whoever runs the server relies on: health, metrics, the log of requests, its end, its settings, TLS, backups. */
package org.portaplus.conformance.operation;
