package org.vigie.standalone.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window: Debian's Chromium, driven through its own driver. */
final class Browser implements AutoCloseable {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  /** How a visitor comes: with a language, a colour scheme, and a width in CSS pixels. */
  record Visitor(String language, String scheme, int width) {}

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test aloud where there is no Chromium. */
  static Browser start() {
    assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(),
        "no /usr/bin/chromium and /usr/bin/chromedriver (Debian: apt install chromium"
            + " chromium-driver): the page is not looked at in a browser");
    var console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.setCapability("goog:loggingPrefs", console);
    options.addArguments(
        "--headless",
        // why: as root, as in a container, Chromium starts only without; it loads our page alone.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build();
    return new Browser(new ChromeDriver(service, options));
  }

  void open(String url, Visitor visitor) {
    driver.executeCdpCommand(
        "Emulation.setUserAgentOverride",
        Map.of("userAgent", "Mozilla/5.0 (X11; Linux)", "acceptLanguage", visitor.language()));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", visitor.scheme()))));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", visitor.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.get(url);
  }

  /** The text shown by the first element that the selector finds. */
  String text(String selector) {
    return texts(selector).getFirst();
  }

  /** The texts shown, all of one moment: the page may renew itself at any time. */
  List<String> texts(String selector) {
    var texts =
        (List<?>)
            value(
                "[...document.querySelectorAll(arguments[0])].map(each => each.innerText)",
                selector);
    return texts.stream().map(String::valueOf).toList();
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** What an expression in the page is worth. */
  Object value(String expression, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript("return " + expression, arguments));
  }

  void press(CharSequence keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  void tab() {
    press(Keys.TAB);
  }

  /** What axe-core objects to, with the element it means. */
  List<String> objections() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream().map(Browser::objection).toList();
  }

  private static String objection(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  /** What the console says at error level since it was last asked. */
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
