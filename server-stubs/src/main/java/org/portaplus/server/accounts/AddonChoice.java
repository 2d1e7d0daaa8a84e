package org.portaplus.server.accounts;

import org.jspecify.annotations.Nullable;

/** An add-on that an account shall have, by number, or by name when the number is 0. Immutable. */
public record AddonChoice(int iProduct, @Nullable String name) {}
