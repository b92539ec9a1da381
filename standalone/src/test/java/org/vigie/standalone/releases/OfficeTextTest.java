package org.vigie.standalone.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeTextTest {
  @TempDir private Path folder;

  @Test
  void readsTheParagraphsOfAWordDocument() throws Exception {
    Path file =
        OfficeDocuments.word(
            folder.resolve("a.docx"),
            """
            <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The dam</w:t></w:r>
              <w:r><w:t xml:space="preserve"> must go</w:t></w:r></w:p>
            <w:p/>
            <w:p><w:r><w:t>River Trust</w:t><w:tab/><w:t>says &amp; asks</w:t><w:br/><w:t>twice,</w:t></w:r>
              <w:r><w:t xml:space="preserve"> non</w:t><w:noBreakHyphen/><w:t>stop.</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Salmon</w:t></w:r></w:p></w:tc>
              <w:tc><w:p><w:r><w:t>90 years</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """);

    assertThat(OfficeText.of(file, true).strip().split("\n{2,}"))
        .containsExactly(
            "The dam must go", "River Trust says & asks\ntwice, non-stop.", "Salmon", "90 years");
  }

  @Test
  void leavesOutWhatAWordDocumentDoesNotShow() throws Exception {
    Path file =
        OfficeDocuments.word(
            folder.resolve("a.docx"),
            """
            <w:p><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>
              <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>
              <w:r><w:instrText>HYPERLINK "https://river.example"</w:instrText></w:r>
              <w:r><w:t>link</w:t></w:r></w:p>
            <w:p><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>
              <mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>
            """);

    assertThat(OfficeText.of(file, true).strip().split("\n{2,}"))
        .containsExactly("new link", "box");
  }

  @Test
  void readsTheParagraphsOfAnOpenDocument() throws Exception {
    Path file =
        OfficeDocuments.openDocument(
            folder.resolve("a.odt"),
            """
            <text:tracked-changes><text:changed-region><text:p>gone</text:p></text:changed-region></text:tracked-changes>
            <text:h text:outline-level="1">The dam must go</text:h>
            <text:p>River <text:span>Trust</text:span><text:s/>says<text:line-break/>twice<text:note>
              <text:note-body><text:p>a note</text:p></text:note-body></text:note>.</text:p>
            """);

    assertThat(OfficeText.of(file, false).strip().split("\n{2,}"))
        .containsExactly("The dam must go", "River Trust says\ntwice.");
  }

  @Test
  void leavesOutWhatDescribesAPicture() throws Exception {
    Path file =
        OfficeDocuments.openDocument(
            folder.resolve("a.odt"),
            """
            <text:p><draw:frame><draw:image/><svg:title>Logo</svg:title><svg:desc>A fish</svg:desc></draw:frame></text:p>
            <text:p><text:title>The dam must go</text:title></text:p>
            """);

    assertThat(OfficeText.of(file, false).strip()).isEqualTo("The dam must go");
  }

  @Test
  void readsADocumentOfWordForTheWeb() throws Exception {
    Path file =
        OfficeDocuments.zip(
            folder.resolve("a.docx"),
            "word/document2.xml",
            "<w:document><w:body><w:p><w:r><w:t>The dam must go</w:t></w:r></w:p></w:body></w:document>");

    assertThat(OfficeText.of(file, true).strip()).isEqualTo("The dam must go");
  }

  @Test
  void refusesWhatIsNoDocument() throws IOException {
    Path text = Files.writeString(folder.resolve("a.docx"), "The dam must go");
    Path other = OfficeDocuments.zip(folder.resolve("b.docx"), "xl/workbook.xml", "<x/>");
    Path bomb =
        OfficeDocuments.word(
            folder.resolve("c.docx"), "<w:p><w:r><w:t>" + "a".repeat(20_000_001) + "</w:t>");

    assertThatThrownBy(() -> OfficeText.of(text, true)).hasMessageContaining("is damaged");
    assertThatThrownBy(() -> OfficeText.of(other, true)).hasMessageContaining("is no document");
    assertThatThrownBy(() -> OfficeText.of(bomb, true)).hasMessageContaining("bytes of text");
  }
}
