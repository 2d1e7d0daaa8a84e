package org.portaplus.server.contract;

import org.jspecify.annotations.Nullable;

/** The members that every request has and every answer echoes. Generated messages that inherit them implement this. */
public interface BaseMembers {
    /** The License that stands in for a login; null when it is unset. */
    @Nullable
    String getLicense();

    void setLicense(@Nullable String license);

    /** Echoed in the answer; null when it is unset. */
    @Nullable
    Integer getContentId();

    void setContentId(@Nullable Integer contentId);

    /** Echoed in the answer; a License may be for some features only. Null when it is unset. */
    @Nullable
    String getFeatureName();

    void setFeatureName(@Nullable String featureName);
}
