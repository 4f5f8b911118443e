package dev.tandem.functions.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** N5: what a letter about a mention says, and what nobody makes it say. */
final class MentionLetterTest {
    private static final String ROOM = "https://app.test/rooms/norway";
    private static final String SETTINGS = "https://app.test/settings";

    private static Letter letter(String language, String author, String title) {
        return new MentionLetter("ben@example.org", language, author, title, ROOM, SETTINGS).letter();
    }

    @Test
    void N5_a_letter_in_english_says_who_where_why_and_how_to_get_no_more() {
        Letter letter = letter("en", "Anna", "Norway");

        assertThat(letter.to()).isEqualTo("ben@example.org");
        assertThat(letter.subject()).isEqualTo("Anna mentioned you in “Norway”");
        assertThat(letter.text()).isEqualTo("""
                Anna mentioned you in a comment in “Norway”.

                Open the room:
                https://app.test/rooms/norway

                This letter goes to ben@example.org, because the app was open nowhere when it happened. More mentions by the same person within a minute bring no second letter.
                Switch such letters off:
                https://app.test/settings
                """);
        assertThat(letter.html())
                .contains("<html lang=\"en\">")
                .contains("<a href=\"" + ROOM + "\"")
                .contains("<a href=\"" + SETTINGS + "\"")
                .doesNotContain("{");
    }

    @Test
    void N5_a_letter_in_thai() {
        Letter letter = letter("th", "แอนนา", "นอร์เวย์");

        assertThat(letter.subject()).isEqualTo("แอนนา กล่าวถึงคุณใน “นอร์เวย์”");
        assertThat(letter.html()).contains("<html lang=\"th\">").doesNotContain("{");
    }

    @Test
    void N5_a_name_is_neither_markup_nor_a_second_line() {
        Letter letter = letter("en", "<b>Anna</b>\r\nBcc: eve@example.org", "{open}");

        assertThat(letter.subject()).doesNotContain("\r", "\n").contains("{open}");
        assertThat(letter.html()).doesNotContain("<b>").contains("&lt;b&gt;Anna&lt;/b&gt;");
    }
}
