package org.portaplus.server.contract;

/** The members that every request has and every answer echoes. Generated messages that inherit them implement this. */
public interface BaseMembers {
    /** The License that stands in for a login; null when it is unset. */
    String getLicense();

    void setLicense(String license);

    /** Echoed in the answer; null when it is unset. */
    Integer getContentId();

    void setContentId(Integer contentId);

    /** Echoed in the answer; a License may be for some features only. Null when it is unset. */
    String getFeatureName();

    void setFeatureName(String featureName);
}
