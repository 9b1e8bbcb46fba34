"""With the keyboard alone: past the header to the content, to a country, to a session, and back."""
from _browser import visitor

with visitor() as reader:
    reader.open("/")
    reader.tab_to("Skip to the content", most=1)
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "content", "the skip link doesn't lead to the content"
    reader.enter("Kosovo")
    reader.enter("Border management for officials of several services")
    reader.enter("Coming up")
