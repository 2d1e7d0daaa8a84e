/** Work that was acknowledged and is done item by item, each exactly once. Source: decision 11. */
package org.portaplus.server.batches;
