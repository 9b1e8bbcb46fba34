"""On a phone without JavaScript: everything is there."""
from _browser import PHONE, visitor

with visitor(width=PHONE, scripts=False) as reader:
    reader.open("/")
    reader.follow("Kosovo")
    reader.follow("Border management for officials of several services")
    assert "UTC+2" in reader.text() or "UTC+1" in reader.text()
