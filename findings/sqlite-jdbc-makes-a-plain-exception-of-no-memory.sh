#!/usr/bin/env bash
# Library: sqlite-jdbc 3.54.1.0 (org.xerial:sqlite-jdbc), JDK 17.
#
# When the JVM has no memory for a value of a result, getString throws the JVM's OutOfMemoryError, but getBytes of the same row
# a plain java.sql.SQLException "Out of memory": no SQLiteException, no SQL state, error code 0, no cause. Whoever tells failures
# by type, state or cause takes it for a mistake in the statement, and goes on in a JVM without memory. (SQLite's own
# SQLITE_NOMEM is a SQLiteException with its code.)
#
# Seen:
#   getString: java.lang.OutOfMemoryError: Java heap space
#   getBytes: java.sql.SQLException: Out of memory, state null, code 0, cause null
#
# Needs a JDK 17 and Maven. Exit code 1 when it is no longer so.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

cat > pom.xml << 'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
END
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 \
  || { cat mvn.log; exit 1; }

cat > Finding.java << 'END'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT zeroblob(100000000)")) {
            rows.next();
            try {
                rows.getString(1);
            } catch (OutOfMemoryError error) {
                System.out.println("getString: " + error);
            }
            try {
                rows.getBytes(1);
            } catch (SQLException e) {
                System.out.println("getBytes: " + e + ", state " + e.getSQLState() + ", code " + e.getErrorCode() + ", cause "
                        + e.getCause());
            }
        }
    }
}
END
java -Xmx48m -cp 'lib/*' Finding.java | tee seen
diff seen - << 'END'
getString: java.lang.OutOfMemoryError: Java heap space
getBytes: java.sql.SQLException: Out of memory, state null, code 0, cause null
END
