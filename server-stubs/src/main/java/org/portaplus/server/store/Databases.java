package org.portaplus.server.store;

/** The databases that this program knows. */
final class Databases {
    private Databases() {}

    /**
     * Chooses the implementation by the URL's kind.
     *
     * @throws StoreException for a kind that this program does not know
     */
    static Database open(StoreSettings settings) {
        String url = settings.url();
        if (settings.isSqlite()) {
            return new SqliteDatabase(settings);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgresDatabase(settings);
        }
        throw new StoreException("porta.database.url: this program knows jdbc:postgresql://<host>/<database> and"
                + " jdbc:sqlite:<file>, not " + kind(url)
                + "; leave it unset for an SQLite file under porta.data-dir");
    }

    /** The scheme only: the rest of a URL may hold a password. */
    private static String kind(String url) {
        String[] parts = url.split(":", 3);
        return parts.length < 3 ? "a URL without a kind" : parts[0] + ":" + parts[1] + ":";
    }
}
