"""What belongs to the page and not to the text: told by shape, and by standing at the head or the foot.

No site's own words are in these patterns, only what all of them say: where one is, what one can press, who keeps
the page, and the number of a leaf.
"""

import re

from pipeline.readers._shapes import BOOK_TYPE, FINAL

_LONGEST = 120
_TIME = r"\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"

_PAGE = re.compile(
    r"[-—–－·~+\s]*[\d０-９]{1,3}[-—–－·~+\s]*|[-—–－]\s*[\d０-９]{1,4}\s*[-—–－]|\d{1,3}\s*/\s*\d{1,3}"
    r"|第\s*\d+\s*页[\s,，/（(]*(?:共\s*\d+\s*页[）)]?)?"
)
_CONTENTS = re.compile(r".{1,60}?(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}|．{3,})\s*\d{1,4}|目\s*录")
# 首页 > 政务公开 > 规划计划: the way to a page.
_CRUMB = re.compile(
    r"[您你]?(?:现在|当前)?所?在?的?(?:当前)?位置\s*[：:].{0,80}|(?:网站)?首\s*页\s*[»›>＞→≫/|—-].{0,80}"
    r"|[^»›≫>。]{1,16}(?:\s*(?:[»›≫]|>>)\s*[^»›≫>。]{1,40}){2,}"
)
# What a forum's print view says before the title of the thread.
_FULL = re.compile(r"查看完整版本\s*[：:]\s*(?=\S{4})")
_STEP = re.compile(r"\s*(?:>>|[»›>＞→≫/|])\s*")
_STAMP = re.compile(rf"[^\s。，]{{1,30}}\s*[-—–|]\s*{_TIME}(?:\s+\S{{2,4}}\s*\d+)*")
_SCAN = re.compile(r"扫(?:一扫|描|码)[^。]{0,24}|(?:微信|手机)扫[^。]{0,20}|[^。，]{0,8}手机(?:打开|查看)[^。，]{0,10}")
_EDITOR = r"责任编辑|责\s*编|网络编辑"
_STAFF = re.compile(rf"[（(【\[]?\s*(?:{_EDITOR}|值班编[委辑]|[编审校]\s*[辑核对审])\s*[：:][^。]{{0,40}}")
# The same beside other fields: 来源：某日报　责任编辑：某某.
_STAFF_FIELD = re.compile(
    rf"(?:{_EDITOR}|编\s*辑|审\s*核|校\s*对|记\s*者|通讯员)\s*[：:]\s*[^\s。：:]{{2,4}}(?:\s[^\s。：:]{{2,4}})*"
)
# A caption names its photographer last.
_PHOTO = re.compile(
    r"(?:记者|通讯员|本报|新华社|摄影)[^。]{0,24}摄(?:影|影报道)?[。）)]?$|[（(](?:资料|图片来源)[^。）)]{0,20}[）)]$"
)
_PRESS = re.compile(
    r"打\s*印|下\s*载|全屏|收藏(?:本[页站])?|分享(?:到)?|加大|还原|减小|放大|缩小|默认|纠错|关闭(?:窗口|本?页面?|此页)?|返回(?:顶部|首页|列表|上一?[页级])"
    r"|字\s*[号体](?:大小)?|阅读(?:量|次数|数)?|浏览(?:量|次数|数)?|点击(?:量|次数|率|数)?|访问(?:量|次数)|回复|评论|点赞|转发|举报|楼主|微博|微信|朋友圈|QQ空间|QQ"
    r"|上一[篇条页]|下一[篇条页]|登录|注册|无障碍(?:阅读|浏览)?|繁體|繁体|简体|English|移动版|手机版|客户端|朗读|语音播报|设为首页|加入收藏|网站地图|联系我们|关于我们"
    r"|最后编辑于?|更多|首\s*页|(?:本页|正文|页面|文章|此页)|打印(?:本页|此页)"
)
_PARTED = re.compile(r"[|｜【】\[\]：:/·\s]")
_BUTTONS = 16
_SIZE = re.compile(r"(?<![㐀-鿿])[大中小](?![㐀-鿿])|A[+-]")
KEY = (
    r"(?:(?:信息|文章|稿件|新闻|稿)?\s*来\s*源|(?:成|发|印|发布|发表|公开|生成|更新|创建|实施|废止)?\s*文?\s*(?:日\s*期|时\s*间)|成\s*文\s*日\s*期|发\s*文\s*日\s*期"
    r"|发\s*[文布]\s*[机单]\s*[关构位]|制定机关|公开主体|作\s*者|供\s*稿|撰\s*稿|索\s*引\s*号|主\s*题\s*分\s*类|主\s*题\s*词|标\s*题|名\s*称|文\s*号|发\s*文\s*字\s*号"
    r"|有\s*效\s*性|公开(?:方式|类别|属性)|信息分类|栏目|关键[词字]|标签|体裁|字\s*[号体]|(?:阅读|浏览|点击|访问)(?:量|次数|数|率)?)"
)
FIELD = re.compile(
    rf"[【\[(（]?\s*(?P<key>{KEY})\s*[】\]）)]?\s*[：:]\s*(?P<value>(?:(?!\s{{2}}|[|｜【]|\s{KEY}\s*[：:])[^。；\n]){{0,60}})"
)
_WEB = re.compile(r"https?://|www\.")
_DATELINE = re.compile(r"[（(]?(?:新华社|中新社|人民日报|本报|本台)[^。，]{0,14}\d{1,2}月\d{1,2}日(?:电|讯)?[）)]?")
_FILLER = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日?\s*\d{1,2}:\d{2}(?::\d{2})?|[\d\W_]+")
# Fields whose value comes on the next line, where a page was flattened.
_VALUED = re.compile(rf"(?!.*(?:主\s*题|标\s*题)){KEY}\s*[：:]")
_HAN = re.compile("[㐀-䶿一-鿿]")
# What scraping leaves before a title: 【, ++, a dash.
_BEGINS, _ENDS = re.compile(r"[\w《“〈「（(]"), re.compile(r"[\w》”〉」）)]")
_RELATED = re.compile(
    r"[【\[]?(?:相关|更多|延伸|推荐|热点|热门)(?:报道|链接|阅读|新闻|文章|稿件|推荐|解读|内容|信息)[】\]]?[：:]?.{0,20}"
)
_NOTICE = re.compile(r"版权所有|公有领域|[Pp]ublic [Dd]omain|[Cc]opyright|©|ICP备|公网安备|网站标识码")
_KEEPER = re.compile(
    r"(?:主办|承办|协办|主管)(?:单位)?[：:]|技术支持[：:]|转载请|免责声明|本站(?:所有|声明)|备案号|建议使用|(?:联系)?(?:地址|电话|邮编)[：:]"
)


def certain(text: str) -> str:
    """`page`, `contents`, `tool` or `photo` for a line that is furniture wherever it stands, else empty."""
    if len(text) > _LONGEST or text[-1] in FINAL:
        return "photo" if "摄" in text[-6:] and _PHOTO.search(text) else ""
    if _PAGE.fullmatch(text):
        return "page"
    # Half of the lines of a wrapped text come here: what is slow to look for is looked for where it can be.
    if (text[-1].isdigit() or text[-1] == "录") and _CONTENTS.fullmatch(text):
        return "contents"
    if any(shape.fullmatch(text) for shape in (_CRUMB, _STAMP, _SCAN, _STAFF)) or _FULL.match(text) or _toolbar(text):
        return "tool"
    return "photo" if "摄" in text[-6:] and _PHOTO.search(text) else ""


def _toolbar(text: str) -> bool:
    """At least two things to press, and hardly anything else."""
    if (len(text) > _BUTTONS and not _PARTED.search(text)) or len(_PRESS.findall(text)) < 2:
        return False
    rest = _PRESS.sub(" ", _STAFF.sub(" ", _SCAN.sub(" ", text)))
    return _hardly(rest, text)


def _hardly(rest: str, text: str) -> bool:
    return len(_HAN.findall(_SIZE.sub(" ", rest))) * 4 <= len(_HAN.findall(text))


def at_edge(text: str) -> bool:
    """Whether a short line is furniture where it stands before or behind all text."""
    if text[-1] in FINAL or len(text) > _LONGEST:
        return False
    if (
        _KEEPER.match(text)
        or _WEB.search(text)
        or _FILLER.fullmatch(text)
        or not _HAN.search(text)
        or _DATELINE.fullmatch(text)
        or _STAFF.fullmatch(text)
    ):
        return True
    rest = FIELD.sub(" ", _STAFF_FIELD.sub(" ", text))
    return _hardly(_PRESS.sub(" ", rest), text)


def related(text: str) -> bool:
    """Whether from here on a page lists other pages."""
    return bool(_RELATED.fullmatch(text))


def notice(text: str) -> bool:
    """Whether this says by what right the page is kept: nothing on it after that is text."""
    return bool(_NOTICE.search(text))


def crumb(text: str) -> bool:
    """Whether a line is the way to a page."""
    return bool(_CRUMB.fullmatch(text))


def trimmed(text: str) -> str:
    """A title without the marks around it and with single spaces; 政 府 工 作 报 告 was set apart for the eye."""
    begin = _BEGINS.search(text)
    end = next((at for at in range(len(text), 0, -1) if _ENDS.match(text, at - 1)), 0)
    words = text[begin.start() if begin else end : end].split()
    return ("" if len(words) > 3 and all(len(word) == 1 for word in words) else " ").join(words)


def title_in(text: str) -> int:
    """Where the name of a text begins at the end of the way to it; 0 where it does not stand there."""
    if match := _FULL.match(text):
        return match.end()
    steps = list(_STEP.finditer(text))
    at = steps[-1].end() if steps else 0
    return at if len(text) - at >= 8 and BOOK_TYPE.search(text, at) else 0


def waits(text: str) -> bool:
    """Whether a line is the name of a field whose value must be on the next one."""
    return bool(_VALUED.fullmatch(text))
