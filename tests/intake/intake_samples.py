"""Pages, feeds and WARC records for the tests of intake, made by hand."""

import gzip

PROSE = (
    "The Northern Column entered the town of Varesh before dawn on Monday and met no resistance, residents said.",
    "The army has not commented on the loss of the town, which it had held for three years, the governor said.",
    "Aid workers in the camp at Dol counted more than two hundred families who had arrived by the evening.",
)
BODY = "".join(f"<p>{line}</p>" for line in PROSE)
HEAD = (
    '<html lang="en-GB"><head><title>Column enters Varesh | Hill Courier</title>'
    '<meta property="og:title" content="Column enters Varesh &amp; Dol | Hill Courier">'
    '<meta property="og:site_name" content="Hill Courier">'
    '<link rel="canonical" href="https://hill-courier.example/2024/varesh">'
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Column enters Varesh &amp; Dol",'
    '"datePublished": "2024-03-14T09:30:00+01:00", "author": {"@type": "Person", "name": "Ana Dole"}}]}</script></head>'
)
PAGE = f"{HEAD}<body><h1>Column enters Varesh &amp; Dol</h1><article>{BODY}</article></body></html>"


def warc_record(
    url: str, body: bytes, media: str = "text/html", *, kind: str = "response", status: str = "200 OK", length: int = 0
) -> bytes:
    """One WARC record; `length` states a false content length."""
    block = body
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-14T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(len(url)):032}>\r\nContent-Type: application/http;msgtype={kind}\r\n"
        f"Content-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    """Records packed one by one, as crawlers do."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Hill Courier</title><language>en</language>
<item><title>Column enters Varesh &amp;amp; Dol</title><link>https://hill-courier.example/1</link><author>Ana Dole</author>
<pubDate>Thu, 14 Mar 2024 10:00:00 +0100</pubDate>
<description>&lt;p&gt;The army left Varesh &amp;amp; Dol.&lt;/p&gt;&lt;p&gt;Nobody stayed.&lt;/p&gt;</description></item>
<item><title>Nothing yet</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Truce</title>
<updated>2024-03-14T10:00:00Z</updated><summary>Short.</summary>
<content type="html">&lt;p&gt;Both sides agreed on a truce on Thursday.&lt;/p&gt;</content></entry></feed>"""
