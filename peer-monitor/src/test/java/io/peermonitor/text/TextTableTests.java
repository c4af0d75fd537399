package io.peermonitor.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTests {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndLinesEndInNoSpaces() {
        TextTable table = new TextTable("A", "LONG HEADING", "C");
        table.row(List.of("wide cell", "x", "-"));
        assertThat(table.render())
                .isEqualTo(
                        """
                        A          LONG HEADING  C
                        wide cell  x             -
                        """);
    }

    @Test
    void characterOutsideTheBasicPlaneIsOneWide() {
        TextTable table = new TextTable("A", "B");
        table.row(List.of("\uD83D\uDC27", "x"));
        table.row(List.of("12", "x"));
        assertThat(table.render()).isEqualTo("A   B\n\uD83D\uDC27   x\n12  x\n");
    }

    @Test
    void rowNeedsACellForEachHeading() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTable("A", "B").row(List.of("1")))
                .withMessage("Expected 2 cells but found 1");
    }
}
