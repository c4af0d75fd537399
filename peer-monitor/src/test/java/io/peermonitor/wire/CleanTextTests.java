package io.peermonitor.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTests {

    private static final int LONGEST = 64;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4",
                "Géth-ünïcode/⚡/v1",
                ""
            })
    void honestNamesStayAsTheyAre(String name) {
        assertThat(CleanText.of(name, LONGEST)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'Geth\nINFO [01-01] SECURITY UPDATE REQUIRED', 'Geth?INFO [01-01] SECURITY UPDATE REQUIRED'",
        "'a\rb', a?b",
        "'a\u001b[2Jb', a?[2Jb",
        "'a\u009b2Jb', a?2Jb",
        "'a\u0000b\u0007c', a?b?c",
        "'a\u202eb\u2066c', a?b?c",
        "'a\u200bb\ufeffc', a?b?c",
        "'a\u2028b\u2029c', a?b?c",
        "'a\u00a0b\tc', a?b?c",
        "'Z\u0351\u0352algo', Zalgo",
        "' padded ', padded"
    })
    void whatMovesHidesOrReordersIsReplaced(String hostile, String clean) {
        assertThat(CleanText.of(hostile, LONGEST)).isEqualTo(clean);
    }

    @Test
    void markupIsNoneOfItsBusinessBecauseThePageNeverWritesHtml() {
        assertThat(CleanText.of("<script>${jndi:ldap://x}{}", LONGEST))
                .isEqualTo("<script>${jndi:ldap://x}{}");
    }

    @Test
    void aLongNameIsCutAtCodePointsAndSaysSo() {
        String emoji = "\ud83d\ude80";

        String clean = CleanText.of(emoji.repeat(512), LONGEST);

        assertThat(clean).isEqualTo(emoji.repeat(LONGEST) + "…");
    }

    @Test
    void aLoneSurrogateIsReplaced() {
        assertThat(CleanText.of("a\ud83db", LONGEST)).isEqualTo("a?b");
    }

    /** The promise for every code point there is: one line, no control, nothing invisible. */
    @Test
    void noCodePointOfUnicodeGetsThroughThatATerminalWouldObey() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String clean = CleanText.of("a" + Character.toString(codePoint) + "b", LONGEST);

            assertThat(clean.codePoints().noneMatch(CleanTextTests::isObeyed))
                    .as("U+%04X", codePoint)
                    .isTrue();
        }
    }

    private static boolean isObeyed(int codePoint) {
        int type = Character.getType(codePoint);
        return codePoint < 0x20
                || (codePoint >= 0x7f && codePoint <= 0x9f)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
