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

/** Debian's Chromium without a window, driven by Selenium. */
final class Browser implements AutoCloseable {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  /**
   * @param language of the browser, as in {@code Accept-Language}
   * @param scheme {@code light} or {@code dark}
   * @param width of the window, in CSS pixels
   */
  record Visitor(String language, String scheme, int width) {}

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts the browser; skips the test, with a message, where there is no Chromium. */
  static Browser start() {
    assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(),
        "no /usr/bin/chromium and /usr/bin/chromedriver (Debian: apt install chromium"
            + " chromium-driver): the page is not tested in a browser");
    var console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.setCapability("goog:loggingPrefs", console);
    options.addArguments(
        "--headless",
        // why: root, as in a container, can't start the sandbox; only our own page is loaded.
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

  /** The visible text of the first element that the selector finds. */
  String text(String selector) {
    return texts(selector).getFirst();
  }

  /** The visible texts, read in one step, because the page may update itself at any time. */
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

  /** The value of a JavaScript expression in the page. */
  Object value(String expression, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript("return " + expression, arguments));
  }

  void press(CharSequence keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  void tab() {
    press(Keys.TAB);
  }

  void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  /** The accessibility violations that axe-core finds, with their elements. */
  List<String> violations() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream().map(Browser::violation).toList();
  }

  private static String violation(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  /** The errors in the browser's console since the last call. */
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
