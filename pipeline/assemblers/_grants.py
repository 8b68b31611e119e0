"""Who is granted a sum, and as what: 对某类企业给予最高3000万元奖励; 按设备投资额的15%给予补助，单户最高1000万元."""

import re

from pipeline.assemblers._slots import HARD, Slot

_KINDS = "奖励|奖补|补助|补贴|资助|贴息|支持"
_GRANTED = re.compile(
    rf"对(?P<who>[^，。；]{{2,40}}?)，?(?:由[^，。；]{{2,12}})?(?:按照?[^，。；]{{2,20}}|分别)?(?:给予|予以|奖励|补助|补贴|资助)"
    rf"(?:[^，。；0-9]{{0,6}}?(?P<grant>{_KINDS}))?(?:最高|最多|不超过|总额|单个项目|每[个家项人])*$"
)
_BY = re.compile("对(?P<who>[^，。；]{2,40}?)，?按照?[^，。；]{0,12}$")
_GRANT = re.compile(rf"(?:的标准|以内|以上)?(?:的)?(?:一次性|财政|专项)?(?P<grant>{_KINDS})")
_GIVES = re.compile(rf"(?:的标准|的比例)?，?(?:给予|予以|进行)(?:一次性|财政|专项)?(?P<grant>{_KINDS})")
_WHO = re.compile(r"[^，。；]*?(?:[0-9]+[个家项名]|领办的|等|的)(?=[^的等]{3,}$)")
# 按贷款利率的50%贴息: a share of something, given as a grant.
_SHARE = re.compile("按照?(?P<basis>[^，。；]{2,16}?)的?$")
# 给予物流费30%补贴, 给予70%以内展位费补贴
_FOR = re.compile("(?:给予|予以)(?P<what>[^，。；、0-9]{2,8})$")
_GIVEN = re.compile("(?:给予|予以)(?:最高|不超过)?$")
_WHAT = re.compile("(?:的|以内|以上)?(?P<what>[^，。；、0-9的]{2,6}?(?:补贴|补助|奖励|资助|奖补))")
# 单户最高1000万元, 企业每年累计不超过50万元: the limit of the grant said last.
_LIMIT = re.compile(
    "(?P<each>[单每][个户家项笔台](?:项目|企业)?)?[^，。；、0-9]{0,6}(?:最高|不超过|上限|限额)(?:为|达)?(?:给予|奖励|补助|资助)?$"
)
_GIVEN_OUT = re.compile("(?P<deed>(?:统筹|专项|另行?)?(?:安排|下达|拨付|投入|筹集|筹措|列支))(?:近|约|超)?$")
_SPENT_ON = re.compile(
    "，?(?:重点|主要|专项|继续|全部|优先|专门)*(?:用于|支持|保障)(?:支持|保障|完善|推进|推动|加快|开展|实施|加强)?"
    "(?P<what>[^，。；）]{2,30}?)(?=[，。；）])"
)
_LEVIED = re.compile("(?:的(?:优惠)?税率)?(?:征收|计征|缴纳|计缴)(?P<tax>[^，。；、0-9]{1,8}税)")
_IS_GRANT = re.compile(f"(?:{_KINDS})$")


def granted(text: str, slot: Slot, since: int, last: str = "") -> str:
    """What a sum or a share is granted as, and to whom; empty where nothing is granted.

    `since` is where the sentence begins, `last` what the number before was said of.
    """
    if slot.quantity.unit not in ("元", "%"):
        return ""
    if name := _to_whom(text, slot, since) or _levied(text, slot):
        return name
    start = max((m.end() for m in HARD.finditer(text, since, slot.start)), default=since)
    gives = _GIVES.match(text, slot.end)
    shared = _SHARE.search(text, start, slot.start)
    if shared and (gives := gives or _GRANT.match(text, slot.end)):
        return shared["basis"] + gives["grant"]
    if (given := _FOR.search(text, start, slot.start)) and (kind := _GRANT.match(text, slot.end)):
        return given["what"] + kind["grant"]
    if _GIVEN.search(text, start, slot.start) and (given := _WHAT.match(text, slot.end)):
        return given["what"]
    kind, limit = _IS_GRANT.search(last), _LIMIT.search(text, start, slot.start)
    if not kind or not limit:
        return ""
    return limit["each"] + kind.group() if limit["each"] else last


def purpose(text: str, slot: Slot, own: str) -> str:
    """安排5.33亿元，用于养老保险等[社会保障支出]: what a sum is for that has no name but the deed; else empty."""
    given = _GIVEN_OUT.search(text, 0, slot.start) if slot.quantity.unit == "元" else None
    if not given or (own and own != given["deed"]):
        return ""
    spent = _SPENT_ON.match(text, slot.end)
    return spent["what"].rpartition("等")[2] or spent["what"].rstrip("等") if spent else ""


def _levied(text: str, slot: Slot) -> str:
    """减按15%征收[企业所得税], 按3%的税率缴纳增值税: at what rate a tax is levied."""
    by = slot.quantity.unit == "%" and text.endswith(("按", "按照"), 0, slot.start)
    tax = _LEVIED.match(text, slot.end) if by else None
    return tax["tax"] + "税率" if tax else ""


def _to_whom(text: str, slot: Slot, since: int) -> str:
    given, as_what = _GRANTED.search(text, since, slot.start), _GRANT.match(text, slot.end)
    if not given:
        given, as_what = _BY.search(text, since, slot.start), _GIVES.match(text, slot.end)
        return _WHO.sub("", given["who"]) + as_what["grant"] if given and as_what else ""
    verb = next((word for word in ("奖励", "补助", "补贴", "资助") if word in given.group()), "")
    grant = (as_what and as_what["grant"]) or given["grant"] or verb
    return _WHO.sub("", given["who"]) + grant if grant else ""
