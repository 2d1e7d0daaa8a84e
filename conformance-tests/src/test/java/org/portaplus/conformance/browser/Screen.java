package org.portaplus.conformance.browser;

import java.util.Locale;

/** What a page is looked at with. */
enum Screen {
    DESKTOP_LIGHT(1280, 800, false, false),
    DESKTOP_DARK(1280, 800, false, true),
    PHONE_LIGHT(360, 740, true, false),
    PHONE_DARK(360, 740, true, true);

    private final int width;
    private final int height;
    private final boolean phone;
    private final boolean dark;

    Screen(int width, int height, boolean phone, boolean dark) {
        this.width = width;
        this.height = height;
        this.phone = phone;
        this.dark = dark;
    }

    /** In CSS pixels. */
    int width() {
        return width;
    }

    /** In CSS pixels. */
    int height() {
        return height;
    }

    /** Whether it is a touch screen with a mobile viewport. */
    boolean phone() {
        return phone;
    }

    /** Whether its user prefers dark colours. */
    boolean dark() {
        return dark;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
