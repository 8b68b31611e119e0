"""What the system, or a decoder, objects to: their English in Chinese, from one place."""

import errno
import re

_SYSTEM = {
    errno.ENOENT: "不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "名称或内容不合系统的要求",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正被别的程序占用",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EXDEV: "不在同一磁盘上",
    errno.ENOMEM: "内存不足",
    errno.ECONNREFUSED: "对方拒绝连接",
    errno.ECONNRESET: "连接断了",
    errno.ECONNABORTED: "连接断了",
    errno.EPIPE: "连接断了",
    errno.ETIMEDOUT: "对方没有回应",
    errno.ENETUNREACH: "网络不通",
    errno.EHOSTUNREACH: "网络不通",
}
_TYPES = {
    "int": "整数",
    "float": "数",
    "str": "文字",
    "bool": "true 或 false",
    "array": "列表",
    "object": "一组键",
    "null": "空",
    "decimal": "数",
    "bytes": "字节",
}
_KINDS = r"`([a-z |]+)`"
# As msgspec words it; what is not here is told without its reason.
_DECODER = (
    (r"Object contains unknown field `(.*?)`", "不认识的键 {0}"),
    (r"Object missing required field `(.*?)`", "缺键 {0}"),
    (rf"Expected {_KINDS}, got {_KINDS}", "应为{0}，却是{1}"),
    (rf"Expected {_KINDS} >= (\S+)", "应为不小于 {1} 的{0}"),
    (rf"Expected {_KINDS} <= (\S+)", "应为不大于 {1} 的{0}"),
    (rf"Expected {_KINDS} > (\S+)", "应为大于 {1} 的{0}"),
    (rf"Expected {_KINDS} < (\S+)", "应为小于 {1} 的{0}"),
    (rf"Expected {_KINDS} of length", "{0}的长度不对"),
    (r"Invalid enum value (.*?)(?: - at|$)", "没有 {0} 这一取值"),
    (r"Invalid value '(.*?)'", "没有 {0} 这一取值"),
    (r"Invalid decimal string", "不是数"),
    (r"Input data was truncated", "内容不完整"),
    (r"JSON is malformed.*\(byte (\d+)\)", "第 {0} 个字节处不合 JSON 的写法"),
    (r"MessagePack data is malformed.*\(byte (\d+)\)", "第 {0} 个字节处不合 MessagePack 的写法"),
    (r"codec can't decode", "不是 UTF-8"),
)
_WHERE = re.compile(r" - at .*?`\$\.?(.*?)`$")


def of_system(error: OSError) -> str:
    """What the system objects to; of a rare error its name, to look it up by."""
    number = error.errno or 0
    return _SYSTEM.get(number) or f"系统报错 {errno.errorcode.get(number, '（没有编号）')}"


def of_decoder(error: Exception) -> str:
    """What msgspec, or a codec, objects to, and where in the record.

    >>> of_decoder(ValueError("Expected `int`, got `str` - at `$.graph.seed`"))
    'graph.seed 应为整数，却是文字'
    """
    text = " ".join(str(error).split())
    where = f"{place} " if (place := place_of(error)) else ""
    for pattern, said in _DECODER:
        if match := re.search(pattern, text):
            return where + said.format(*map(_kind, match.groups()))
    return f"{where}内容不合"


def place_of(error: Exception) -> str:
    """The dotted place in a record that msgspec speaks of; empty for the record itself."""
    match = _WHERE.search(str(error))
    return match[1] if match else ""


def _kind(word: str) -> str:
    known = [_TYPES[each] for each in word.split(" | ") if each in _TYPES]
    return "或".join(known) or word.strip("'")
