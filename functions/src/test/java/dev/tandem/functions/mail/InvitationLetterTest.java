package dev.tandem.functions.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.model.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I1: what a letter says, and what nobody makes it say. */
final class InvitationLetterTest {
    private static final String URL = "https://app.test/invite#inv_trip.secret";
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

    private static Letter letter(String language, String inviter, String title, String message) {
        return new InvitationLetter(
                        "ben@example.org",
                        language,
                        inviter,
                        title,
                        Role.EDITOR,
                        Optional.of(message),
                        URL,
                        Instant.parse("2026-11-28T18:05:00Z"))
                .letter();
    }

    @Test
    void I1_a_letter_in_english_says_who_what_and_until_when() {
        Letter letter = letter("en", "Anna", "Norway", "Come\nwith us");

        assertThat(letter.subject()).isEqualTo("Anna invites you to “Norway”");
        assertThat(letter.text()).isEqualTo("""
                Anna invites you to “Norway” as an editor.

                Anna writes:

                  Come
                  with us

                Open the invitation:
                https://app.test/invite#inv_trip.secret

                The invitation is for ben@example.org and good until 28 November 2026 18:05 UTC. You can look at it before you sign in or sign up.
                If you did not expect this, do nothing: nothing happens. Do not pass the address on.
                """);
        assertThat(letter.html())
                .contains("<html lang=\"en\">")
                .contains("<a href=\"" + URL + "\"")
                .contains("Come<br>\nwith us")
                .doesNotContain("{");
    }

    @Test
    void I1_a_letter_in_thai_is_thai() {
        Letter letter = letter("th", "แอนนา", "นอร์เวย์", "มาด้วยกัน");

        assertThat(letter.subject()).isEqualTo("แอนนา เชิญคุณเข้าร่วม “นอร์เวย์”");
        assertThat(letter.text())
                .contains("28 พฤศจิกายน 2569 18:05 UTC")
                .contains("ผู้แก้ไข")
                .contains(URL);
        assertThat(letter.html()).contains("<html lang=\"th\">").contains("เปิดคำเชิญ");
    }

    @Test
    void I1_without_a_message_nobody_writes_anything() {
        Letter letter = new InvitationLetter(
                        "ben@example.org", "en", "Anna", "Norway", Role.VIEWER, Optional.empty(), URL, Instant.EPOCH)
                .letter();

        assertThat(letter.text()).doesNotContain("writes").contains("a viewer");
        assertThat(letter.html()).doesNotContain("blockquote");
    }

    @Test
    void every_language_says_the_same_sentences_with_the_same_places() {
        Sentences english = Sentences.in("en");
        for (String language : Sentences.LANGUAGES) {
            Sentences other = Sentences.in(language);
            assertThat(other.names()).as(language).isEqualTo(english.names());
            for (String name : english.names()) {
                assertThat(places(other.get(name))).as(language + " " + name).isEqualTo(places(english.get(name)));
            }
        }
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void html_of_people_is_text() {
        String evil = "<script>alert(1)</script><img src=x onerror=\"x\">'&amp;";

        String html = letter("en", evil, evil, evil).html();

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("onerror=\"")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&#39;&amp;amp;");
    }

    @Test
    void what_people_write_is_no_place_to_be_filled() {
        Letter letter = letter("en", "{url}", "$1{title}", "{ignore} \\$0");

        assertThat(letter.subject()).isEqualTo("{url} invites you to “$1{title}”");
        assertThat(letter.text()).contains("  {ignore} \\$0\n").contains("“$1{title}”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\u0000"})
    void a_name_adds_no_header_and_no_line(String breaking) {
        Letter letter = letter("en", "Anna" + breaking + "Bcc: eve@example.org", "Nor" + breaking + "way", "x");

        assertThat(letter.subject()).isEqualTo("Anna Bcc: eve@example.org invites you to “Nor way”");
        assertThat(letter.text()).startsWith("Anna Bcc: eve@example.org invites you to “Nor way” as an editor.\n");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x200e, 0x200f, 0x061c, 0xfeff, 0xe0001})
    void nothing_turns_the_direction_of_what_follows(int turning) {
        String turn = Character.toString(turning);
        Letter letter = letter("en", "An" + turn + "na", "Nor" + turn + "way", "Co" + turn + "me");

        assertThat(letter.subject() + letter.text() + letter.html())
                .doesNotContain(turn)
                .contains("Anna")
                .contains("Norway")
                .contains("Come");
    }

    @Test
    void a_name_written_from_right_to_left_turns_only_itself() {
        assertThat(letter("en", "أنا", "رحلة", "مرحبا").html())
                .contains("<bdi>أنا</bdi> invites you to “<bdi>رحلة</bdi>”")
                .contains("<bdi>مرحبا</bdi>");
    }

    @Test
    void a_long_title_is_cut_between_characters() {
        String subject = letter("en", "Anna", "🏕".repeat(300), "x").subject();

        assertThat(subject.codePointCount(0, subject.length())).isLessThanOrEqualTo(120);
        assertThat(subject).endsWith("…");
        assertThat(subject.codePoints()).noneMatch(each -> Character.getType(each) == Character.SURROGATE);
    }

    @Test
    void the_html_loads_nothing_and_runs_nothing() {
        assertThat(letter("en", "Anna", "Norway", "x").html())
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("<link")
                .doesNotContainIgnoringCase("<img")
                .doesNotContain("url(")
                .contains("name=\"color-scheme\" content=\"light dark\"");
    }

    @Test
    void a_header_of_two_lines_is_refused() {
        assertThatThrownBy(() -> new Letter("a@b.c", "one\ntwo", "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter("a@b.c\r\nBcc: x", "one", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_language_that_there_is_not_is_refused() {
        assertThat(InvitationLetter.speaks("de")).isFalse();
        assertThat(InvitationLetter.speaks("th")).isTrue();
        assertThatThrownBy(() -> letter("de", "Anna", "Norway", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ben@example.org,ben@example.org",
        "Ben@EXAMPLE.Org,Ben@example.org",
        "a.b+c@sub.example.co.th,a.b+c@sub.example.co.th",
        "x@xn--bcher-kva.example,x@xn--bcher-kva.example"
    })
    void an_address_is_compared_without_the_case_of_its_host(String text, String kept) {
        assertThat(EmailAddress.of(text)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@example.org",
                ".a@example.org",
                "a@-x.org",
                "a@x-.org",
                "a@[127.0.0.1]",
                "\"a\"@x.org",
                "a@b@",
                "a@x..org"
            })
    void what_is_no_plain_address_is_none(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }
}
