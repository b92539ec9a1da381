package org.vigie.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.formats.ParsedFeed;

/**
 * Feeds in many charsets, whose bytes, declaration and header agree or contradict each other. The
 * expected text follows RFC 7303 (3.2): a byte order mark counts first, then the header, then the
 * declaration; a label means what WHATWG Encoding says. A case is a feed with a title and two
 * paragraphs; it passes if both are right.
 */
class FeedEncodingsTest {
  private static final double FLOOR = 0.95;

  private static final String FRENCH = "L’été à Noël : cœur, façade, où çà ? — 12 €";
  private static final String PLAIN_FRENCH = "L'été à Noël : façade, où çà, forêt";
  private static final String POLISH = "Zażółć gęślą jaźń, a święto w Łodzi";
  private static final String RUSSIAN = "Съезд в Париже: учёные обсудили безопасность";
  private static final String UKRAINIAN = "Її з’їзд у Києві: ґрунт і європейці";
  private static final String GREEK = "Η σύνοδος για την τεχνητή νοημοσύνη";
  private static final String TURKISH = "Yapay zekâ zirvesi: güvenlik ve şeffaflık, İstanbul ığ";
  private static final String HEBREW = "ועידת הבינה המלאכותית בפריז";
  private static final String ARABIC = "قمة الذكاء الاصطناعي في باريس";
  private static final String LATVIAN = "Mākslīgā intelekta drošība: ķēde, šūna";
  private static final String VIETNAMESE = "Hôi nghi vê trí tuê nhân tao";
  private static final String THAI = "การประชุมสุดยอดปัญญาประดิษฐ์ที่ปารีส";
  private static final String JAPANESE = "パリで人工知能の安全性サミットが開幕";
  private static final String CHINESE = "巴黎人工智能峰会讨论安全问题";
  private static final String TAIWANESE = "巴黎人工智慧高峰會討論安全問題";
  private static final String KOREAN = "파리에서 인공지능 안전 정상회의 개막";

  /** A charset of Java, labels for it, and a text that it can write. */
  private record Sample(String charset, String labels, String text) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("UTF-8", "utf-8 UTF8 unicode-1-1-utf-8", RUSSIAN),
          new Sample("windows-1252", "windows-1252 iso-8859-1 latin1 us-ascii cp1252", FRENCH),
          new Sample(
              "ISO-8859-15",
              "iso-8859-15 latin-9 ISO8859-15",
              FRENCH.replace("’", "'").replace("—", "-")),
          new Sample("windows-1250", "windows-1250 x-cp1250 CP1250", POLISH),
          new Sample("ISO-8859-2", "iso-8859-2 latin2 iso_8859-2:1987 l2", POLISH),
          new Sample("ISO-8859-16", "iso-8859-16", "Ședința despre inteligența artificială"),
          new Sample("ISO-8859-3", "iso-8859-3 latin3", "Ĉu la kunveno okazos ĵaŭde, ĝis"),
          new Sample("ISO-8859-4", "iso-8859-4 latin4 l4", LATVIAN),
          new Sample("ISO-8859-13", "iso-8859-13", LATVIAN),
          new Sample("windows-1257", "windows-1257 x-cp1257 cp1257", LATVIAN),
          new Sample("windows-1251", "windows-1251 x-cp1251 cp1251", RUSSIAN),
          new Sample("ISO-8859-5", "iso-8859-5 cyrillic", RUSSIAN),
          new Sample("KOI8-R", "koi8-r koi koi8 cskoi8r", RUSSIAN),
          new Sample("KOI8-U", "koi8-u koi8-ru", UKRAINIAN.replace("’", "'")),
          new Sample("IBM866", "ibm866 cp866 866 csibm866", RUSSIAN),
          new Sample("IBM855", "cp855 ibm855", RUSSIAN),
          new Sample(
              "x-MacCyrillic", "x-mac-cyrillic mac_cyrillic maccyrillic x-mac-ukrainian", RUSSIAN),
          new Sample("windows-1253", "windows-1253 cp1253", GREEK),
          new Sample("ISO-8859-7", "iso-8859-7 greek elot_928", GREEK),
          new Sample("IBM737", "cp737 ibm737 737", GREEK),
          new Sample("windows-1254", "windows-1254 iso-8859-9 latin5 l5", TURKISH),
          new Sample("IBM857", "cp857 857", TURKISH.replace("â", "a")),
          new Sample("windows-1255", "windows-1255 iso-8859-8 iso-8859-8-i logical hebrew", HEBREW),
          new Sample("IBM862", "cp862 862", HEBREW),
          new Sample("windows-1256", "windows-1256 x-cp1256", ARABIC),
          new Sample("ISO-8859-6", "iso-8859-6 arabic iso-8859-6-e", ARABIC),
          new Sample("windows-1258", "windows-1258 cp1258", VIETNAMESE),
          new Sample("x-windows-874", "windows-874 tis-620 iso-8859-11 dos-874", THAI),
          new Sample("x-MacRoman", "macintosh x-mac-roman macroman mac", FRENCH),
          new Sample("IBM437", "437 cp437 ibm437", "L'été, façade, forêt, où"),
          new Sample("IBM850", "850 cp850", PLAIN_FRENCH),
          new Sample("IBM00858", "cp858 ibm00858", PLAIN_FRENCH + " 12 €"),
          new Sample("IBM852", "852 cp852", POLISH),
          new Sample("IBM865", "865 cp865", "Blåbær på øya, så"),
          new Sample("windows-31j", "shift_jis sjis x-sjis ms_kanji windows-31j", JAPANESE),
          new Sample("EUC-JP", "euc-jp x-euc-jp", JAPANESE),
          new Sample("ISO-2022-JP", "iso-2022-jp csiso2022jp", JAPANESE),
          new Sample("GB18030", "gb18030 gb2312 gbk x-gbk chinese", CHINESE),
          new Sample("Big5", "big5 cn-big5 big5-hkscs x-x-big5", TAIWANESE),
          new Sample("x-windows-949", "euc-kr ks_c_5601-1987 windows-949 korean", KOREAN));

  /** How a feed names its charset, as header and declaration; one of both may name another. */
  private static final Map<String, String[]> FORMS =
      Map.of(
          "declaration", new String[] {null, "<?xml version=\"1.0\" encoding=\"LABEL\"?>"},
          "single quotes", new String[] {null, "<?xml version='1.0' encoding = 'LABEL' ?>"},
          "header", new String[] {"text/xml; charset=LABEL", ""},
          "quoted header", new String[] {"application/rss+xml;CHARSET=\"LABEL\"; a=b", "\n"},
          "both",
              new String[] {
                "text/xml; charset=LABEL", "<?xml version=\"1.0\" encoding=\"LABEL\"?>"
              },
          "header wins",
              new String[] {
                "text/xml; charset=LABEL", "<?xml version=\"1.0\" encoding=\"OTHER\"?>"
              },
          "unknown header",
              new String[] {
                "text/xml; charset=x-none", "<?xml version=\"1.0\" encoding=\"LABEL\"?>"
              },
          "wide declaration",
              new String[] {
                "text/xml; charset=LABEL", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
              },
          "after comment",
              new String[] {
                "text/plain",
                "<?xml version=\"1.0\"\n encoding=\"LABEL\" standalone='yes'?><!-- x -->"
              });

  private final List<String> wrong = new ArrayList<>();
  private int cases;

  @Test
  void readsDeclaredCharsets() {
    for (Sample sample : SAMPLES) {
      for (String label : sample.labels().split(" ")) {
        for (var form : FORMS.entrySet()) {
          String header = form.getValue()[0];
          String other = sample.charset().equals("windows-1252") ? "windows-1251" : "iso-8859-1";
          String start = form.getValue()[1].replace("LABEL", label).replace("OTHER", other);
          for (String text : List.of(sample.text(), sample.text().split(" ")[0])) {
            byte[] body = (start + rss(text)).getBytes(Charset.forName(sample.charset()));
            String type = header == null ? null : header.replace("LABEL", label);
            check(sample.charset() + " " + label + " " + form.getKey(), body, type, text);
          }
        }
      }
    }
    report("declared");
  }

  @Test
  void readsUnicodeInAllWidthsWhateverIsDeclared() {
    for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      for (String mark : List.of("\ufeff", "", "\ufeff\n")) {
        for (String label : List.of("", "utf-8", "utf-16", "iso-8859-1", "UCS-4", "koi8-r")) {
          for (String type : new String[] {null, "text/xml", "text/xml; charset=windows-1251"}) {
            if (charset.equals("UTF-8") && mark.isEmpty() && type != null) {
              continue; // Here the header counts; it is wrong on purpose.
            }
            String start = label.isEmpty() ? "" : "<?xml version='1.0' encoding='" + label + "'?>";
            for (String text : List.of(RUSSIAN, THAI, JAPANESE, ARABIC, "🤖 " + FRENCH)) {
              byte[] body = (mark + start + rss(text)).getBytes(Charset.forName(charset));
              check(charset + " " + mark.length() + label + " " + type, body, type, text);
            }
          }
        }
      }
    }
    report("Unicode");
  }

  @Test
  void readsEbcdic() {
    for (String charset : List.of("IBM037", "IBM500", "IBM1047", "IBM1140", "IBM297", "IBM273")) {
      String start = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>";
      String text = charset.equals("IBM1140") ? PLAIN_FRENCH + " €" : PLAIN_FRENCH;
      byte[] body = (start + rss(text)).getBytes(Charset.forName(charset));
      check(charset, body, null, text);
      check(charset, body, "text/xml; charset=" + charset, text);
    }
    report("EBCDIC");
  }

  @Test
  void readsUtf8WithSomeBytesOfAnotherCharset() {
    var body = new ByteArrayOutputStream();
    String before = "<rss version='2.0'><channel><item><title>" + FRENCH + " ";
    body.writeBytes(before.getBytes(UTF_8));
    body.writeBytes(new byte[] {(byte) 0x93, 'a', (byte) 0x94});
    body.writeBytes("</title></item></channel></rss>".getBytes(UTF_8));
    assertThat(title(body.toByteArray(), "text/xml; charset=utf-8")).isEqualTo(FRENCH + " “a”");
  }

  private void check(String what, byte[] body, @Nullable String type, String text) {
    cases++;
    String title = title(body, type);
    if (!title.equals(text)) {
      wrong.add(what + ": <" + title + ">, not <" + text + ">");
    }
  }

  private void report(String kind) {
    System.out.printf("encodings, %s: %d of %d%n", kind, cases - wrong.size(), cases);
    wrong.stream().limit(60).forEach(System.out::println);
    assertThat(cases - wrong.size()).isGreaterThanOrEqualTo((int) Math.ceil(FLOOR * cases));
  }

  private static String rss(String text) {
    return "<rss version=\"2.0\"><channel><title>t</title><item><title>"
        + text
        + "</title><description>"
        + text
        + " "
        + text
        + "</description></item></channel></rss>";
  }

  private static String title(byte[] body, @Nullable String type) {
    URI base = URI.create("https://feed.example/feed");
    return new FeedParser().parse(body, type, base) instanceof ParsedFeed feed
            && !feed.entries().isEmpty()
        ? feed.entries().getFirst().title()
        : "nothing";
  }
}
