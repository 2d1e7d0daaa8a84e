import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints the share of branches that the tests run through, from JaCoCo's CSV report. Started by the profile coverage. */
final class Coverage {
    private static final int MISSED = 5;
    private static final int COVERED = 6;

    public static void main(String[] report) throws IOException {
        int missed = 0;
        int covered = 0;
        List<String> rows = Files.readAllLines(Path.of(report[0]));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            missed += Integer.parseInt(cells[MISSED]);
            covered += Integer.parseInt(cells[COVERED]);
        }
        System.out.printf(
                "branches covered: %d of %d, %.2f %%%n", covered, covered + missed, 100.0 * covered / (covered + missed));
    }
}
