package dev.tandem.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PagePolicyTest {
    @Test
    void pages_run_and_load_what_is_ours_and_ask_only_whom_they_are_told() {
        List<String> policy = List.of(PagePolicy.contentSecurity(List.of("wss://a.example", "https://b.example"))
                .split("; "));

        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("script-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .endsWith("connect-src 'self' wss://a.example https://b.example")
                .noneMatch(directive -> directive.contains("unsafe"));
    }

    @Test
    void without_other_origins_a_page_asks_its_own_alone() {
        assertThat(PagePolicy.contentSecurity(List.of())).endsWith("; connect-src 'self'");
    }
}
