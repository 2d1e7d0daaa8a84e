package org.portaplus.server.accounts;

/** An add-on that an account shall have, by number, or by name when the number is 0. Immutable. */
public record AddonChoice(int iProduct, String name) {}
