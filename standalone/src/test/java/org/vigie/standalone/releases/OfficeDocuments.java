package org.vigie.standalone.releases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes documents as word processors do, with only the parts that matter. */
final class OfficeDocuments {
  private OfficeDocuments() {}

  /** Writes a Word document. */
  static Path word(Path file, String body) throws IOException {
    return zip(
        file,
        "word/document.xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
          <w:body>%s</w:body>
        </w:document>
        """
            .formatted(body));
  }

  /** Writes a text document in the format OpenDocument. */
  static Path openDocument(Path file, String body) throws IOException {
    return zip(
        file,
        "content.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
          <office:body><office:text>%s</office:text></office:body>
        </office:document-content>
        """
            .formatted(body));
  }

  static Path zip(Path file, String entry, String content) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(UTF_8));
      zip.closeEntry();
    }
    return file;
  }
}
