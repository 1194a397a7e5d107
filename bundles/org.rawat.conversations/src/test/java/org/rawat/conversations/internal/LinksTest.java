package org.rawat.conversations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
    @Test
    void onlyHttpAndHttpsBecomeLinks() {
        assertThat(hrefs("lihat https://klinik.id/jadwal?x=1, ya"))
                .containsExactly("https://klinik.id/jadwal?x=1");
        assertThat(hrefs("HTTP://Klinik.ID")).containsExactly("http://klinik.id");
        for (String text :
                List.of(
                        "javascript:alert(1)",
                        "data:text/html,x",
                        "ftp://klinik.id",
                        "file:///etc/passwd",
                        "https:///x",
                        "https://",
                        "xhttps://klinik.id")) {
            assertThat(hrefs(text)).as(text).isEmpty();
        }
    }

    @Test
    void aHostThatIsNotWhatOneReadsIsShown() {
        Links.Part part = Links.parts("https://kl\u0456nik.id/masuk").get(0);
        assertThat(part.link().host()).isEqualTo("xn--klnik-o2e.id");
        assertThat(part.link().href()).isEqualTo("https://xn--klnik-o2e.id/masuk");
        assertThat(part.elsewhere()).isEqualTo("xn--klnik-o2e.id");
        assertThat(Links.parts("https://klinik.id").get(0).elsewhere()).isNull();
    }

    @Test
    void aUserBeforeTheHostMakesNoLink() {
        assertThat(hrefs("https://bca.co.id@jahat.example/")).isEmpty();
        assertThat(hrefs("https://bca.co.id:80@jahat.example")).isEmpty();
    }

    @Test
    void whatClosesTheSentenceIsNotPartOfIt() {
        assertThat(hrefs("(https://a.id/b).")).containsExactly("https://a.id/b");
        assertThat(hrefs("https://id.wikipedia.org/wiki/Batuk_(medis)"))
                .containsExactly("https://id.wikipedia.org/wiki/Batuk_(medis)");
        assertThat(hrefs("https://a.id/\"onclick=x")).containsExactly("https://a.id/");
    }

    @Test
    void theTextIsWholeWhateverIsFound() {
        String text = "satu https://a.id dua\nhttps://b.id/ü tiga <b> https://c@d";
        StringBuilder all = new StringBuilder();
        Links.parts(text).forEach(it -> all.append(it.text()));
        assertThat(all).hasToString(text);
        assertThat(hrefs(text)).containsExactly("https://a.id", "https://b.id/%C3%BC");
    }

    @Test
    void charactersThatTurnTheDirectionAreNotShown() {
        assertThat(PlainText.shown("a\u202Eb\u2066c\u2069\u200Fd")).isEqualTo("abc\u200Fd");
        assertThat(hrefs("https://a.id/\u202Egpj.exe")).containsExactly("https://a.id/gpj.exe");
        assertThat(PlainText.beginning("x".repeat(100), 10)).hasSize(10).endsWith("\u2026");
    }

    private static List<String> hrefs(String text) {
        return Links.of(text).stream().map(Links.Link::href).toList();
    }
}
