"""From the home page to a country, to a session and its feeds, on a desk."""
import urllib.request

from _browser import ADDRESS, facts, visitor

with visitor() as reader:
    reader.open("/", "home")
    assert "Kosovo" in reader.text()
    reader.follow("Kosovo", "country")
    assert "Security Council resolution 1244" in reader.page.locator("body").inner_text()
    reader.follow("Border management for officials of several services", "session")
    assert "Europe/Belgrade" in reader.text()
    for feed in reader.page.locator("link[rel=alternate]").all():
        with urllib.request.urlopen(ADDRESS + feed.get_attribute("href")) as answer:
            assert answer.status == 200 and answer.read(), feed.get_attribute("href")
    for name in ("full", "cancelled", "online", "running"):
        reader.open(f"/sessions/{facts[name]}", name)
    reader.open("/no-such-page", "not-found", status=404)
    reader.open(f"/sessions/{facts['staff']}", status=404)
