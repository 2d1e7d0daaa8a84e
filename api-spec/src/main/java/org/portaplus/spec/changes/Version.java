package org.portaplus.spec.changes;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the contract, by Semantic Versioning 2.0.0; below 1.0.0 a minor version may break. */
record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    static Version of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no version of the form 1.2.3: " + text);
        }
        return new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /**
     * The least version that an edition may have which differs from the one of this version.
     *
     * @param changes what a program can notice; where there is none, words alone differ
     */
    Version after(List<Change> changes) {
        boolean breaking = changes.stream().anyMatch(Change::isBreaking);
        if (major == 0) {
            return breaking ? new Version(0, minor + 1, 0) : new Version(0, minor, patch + 1);
        }
        if (breaking) {
            return new Version(major + 1, 0, 0);
        }
        return changes.isEmpty() ? new Version(major, minor, patch + 1) : new Version(major, minor + 1, 0);
    }

    @Override
    public int compareTo(Version other) {
        return Comparator.comparingInt(Version::major)
                .thenComparingInt(Version::minor)
                .thenComparingInt(Version::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
