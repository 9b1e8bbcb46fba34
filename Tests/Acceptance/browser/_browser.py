"""Somebody with a browser: opens pages of the running service, and looks at each as everybody must be able to use it.

A story is a file beside this one, run by Tests/Acceptance/BrowserTests.swift; its first line says what it shows. It finds what
is there in `facts` (codes and links by name; see BrowserTown.swift) and ends with an AssertionError where something isn't as it should be.
"""
import contextlib
import json
import os
import pathlib
import shutil
import sys
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ADDRESS = os.environ["ATELIER_ADDRESS"]
SCREENSHOTS = pathlib.Path(os.environ["ATELIER_SCREENSHOTS"])
STORY = pathlib.Path(sys.argv[0]).stem
facts = json.loads(os.environ["ATELIER_FACTS"])

PHONE, DESK = 360, 1400
HEIGHTS = {PHONE: 740, DESK: 900}
# Of a page's HTML, and of all that it takes, uncompressed.
LARGEST = 60 * 1024
RIGHT_TO_LEFT = {"ar"}


class Visitor:
    """A person who looks at pages in one language, with or without JavaScript."""

    def __init__(self, browser, language, width, scripts, reader_zone):
        self.language, self.width, self.scripts = language, width, scripts
        self.context = browser.new_context(
            locale=language, java_script_enabled=scripts, timezone_id=reader_zone, reduced_motion="reduce",
            viewport={"width": width, "height": HEIGHTS.get(width, 800)})
        # All tests share two cores: what takes long isn't wrong.
        self.context.set_default_timeout(90_000)
        self.page = self.context.new_page()
        self.complaints = []
        self.allowed = set()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.context.on("request", self._asked)

    def _heard(self, message):
        # The browser says so of every document whose status is an error; which ones may be is said in `open`.
        if message.type == "error" and message.location.get("url", "").split("#")[0] not in self.allowed:
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _asked(self, request):
        if urllib.parse.urlsplit(request.url).netloc != urllib.parse.urlsplit(ADDRESS).netloc:
            self.complaints.append(f"a request to another host: {request.url}")

    def open(self, path, name=None, status=200):
        """Goes to an address of the service and judges the page; `name` also takes its picture."""
        address = urllib.parse.urljoin(ADDRESS, path)
        if status >= 400:
            self.allowed.add(address.split("#")[0])
        answer = self.page.goto(address)
        assert answer.status == status, f"{path} answers {answer.status}, expected {status}"
        self.judge(name)

    def follow(self, link, name=None):
        """Presses a link by its words, the first of several, and judges the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link, exact=True).first.click()
        self.judge(name)

    def press(self, button, name=None, status=200):
        """Presses a button that sends a form, and judges the page that answers."""
        with self.page.expect_navigation() as navigation:
            self.page.get_by_role("button", name=button, exact=True).first.click()
        answer = navigation.value
        assert answer.status == status, f"{button} answers {answer.status}, expected {status}"
        self.judge(name)

    def text(self):
        """What the page's main part says, as shown."""
        return self.page.locator("main").inner_text()

    def judge(self, name=None):
        """What holds for every page, whoever made it; `name` also takes its picture, in both widths."""
        self._document()
        self._weight()
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            self._width(width)
            # Where no script runs, neither does the checker; the same pages are visited with scripts too.
            if self.scripts:
                self._accessibility(width)
            if name and self.scripts:
                self._picture(f"{name}-{width}")
        self.page.set_viewport_size({"width": self.width, "height": HEIGHTS.get(self.width, 800)})
        assert not self.complaints, f"{self.page.url}: " + "; ".join(self.complaints)

    def _document(self):
        language, direction, title, headings = self.page.evaluate(
            "[document.documentElement.lang, document.documentElement.dir, document.title, document.querySelectorAll('h1').length]")
        expected = "rtl" if self.language in RIGHT_TO_LEFT else "ltr"
        assert language == self.language, f"{self.page.url} is in {language}, expected {self.language}"
        assert direction == expected, f"{self.page.url} reads {direction}, expected {expected}"
        assert title.strip(), f"{self.page.url} has no title"
        assert headings == 1, f"{self.page.url} has {headings} main headings, expected one"

    def _weight(self):
        html, rest = self.page.evaluate("""() => {
            const sizes = kind => performance.getEntriesByType(kind).reduce((sum, entry) => sum + entry.decodedBodySize, 0);
            return [sizes('navigation'), sizes('resource')];
        }""")
        assert html < LARGEST, f"{self.page.url} has {html} bytes of HTML, at most {LARGEST} are right"
        assert html + rest < LARGEST, f"{self.page.url} takes {html + rest} bytes in all, at most {LARGEST} are right"

    def _width(self, width):
        wide, there = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= there, f"{self.page.url} is {wide} wide at {width}: it scrolls sideways"

    def _accessibility(self, width):
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        bad = [f"{rule['id']}: {rule['help']} ({', '.join(str(node['target']) for node in rule['nodes'][:4])})"
               for rule in found if rule["impact"] in ("serious", "critical")]
        assert not bad, f"{self.page.url} at {width}: " + "; ".join(bad)

    def _picture(self, name):
        mark = "" if self.language == "en" else f"-{self.language}"
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{STORY}-{name}{mark}.png", full_page=True)

    def tab_to(self, words, most=200):
        """Goes to what has these words with the Tab key alone; what is reached on the way must be seen to be reached."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            said, outline, height = self.page.evaluate("""() => {
                const there = document.activeElement, style = getComputedStyle(there);
                const label = there.labels && there.labels.length ? there.labels[0].innerText : '';
                return [(there.getAttribute('aria-label') || label || there.textContent || there.value || '').trim(),
                        style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none',
                        there.getBoundingClientRect().height];
            }""")
            assert outline, f"{self.page.url}: nothing shows that the keyboard is on “{said}”"
            if said == words:
                return
        raise AssertionError(f"{self.page.url}: the Tab key doesn't come to “{words}”")

    def enter(self, words, name=None):
        """Goes to what has these words by keyboard, presses Enter, and judges the page that comes."""
        self.tab_to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.judge(name)


@contextlib.contextmanager
def visitor(language="en", width=DESK, scripts=True, reader_zone="Europe/Brussels"):
    """A person with a browser of their own: no cookie and nothing kept of what others did."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"))
        try:
            yield Visitor(browser, language, width, scripts, reader_zone)
        finally:
            browser.close()
