/** Work that was acknowledged and is done item by item, each exactly once. Source rule: design §§4, 6, Batches. */
package org.portaplus.server.batches;
