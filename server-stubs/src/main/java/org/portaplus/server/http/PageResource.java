package org.portaplus.server.http;

/** A resource with pages for people: its paths are routes, but take no part in the negotiation of formats. */
public interface PageResource {}
