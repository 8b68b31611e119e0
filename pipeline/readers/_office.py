"""Old Word files → docx, by a LibreOffice that runs no macros, follows no links and leaves nothing behind."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import InputError

SECONDS = 120
"""A file that takes longer is given up; 300,000 characters with numbers take 12."""

# Where LibreOffice is when it is not on the path: macOS, Windows.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{key}" oor:op="fuse"><value>{value}</value></prop></item>'
)
# The proxy is a port on which nothing listens: whatever still wants to fetch something finds no network.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{each}ProxyName", "127.0.0.1") for each in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{each}ProxyPort", "9") for each in ("HTTP", "HTTPS", "FTP")),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def program() -> str:
    """Where LibreOffice is; empty where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def converted(raw: bytes, suffix: str, name: str, seconds: float = SECONDS) -> bytes:
    """The bytes of a docx that says what `raw` does, `suffix` telling what that is.

    `InputError` where LibreOffice is missing, takes longer than `seconds`, or cannot read the file.
    """
    soffice = program()
    if not soffice:
        raise InputError(
            f"{name} 是旧版 Word 文件，要由 LibreOffice 转换，本机没有",
            hint="请安装 LibreOffice（apt 包 libreoffice-writer），或用 Word、WPS 另存为 docx",
        )
    with TemporaryDirectory(prefix="zhengce-") as place:
        folder = Path(place)
        (folder / f"text{suffix}").write_bytes(raw)
        (folder / "profile/user").mkdir(parents=True)
        (folder / "profile/user/registrymodifications.xcu").write_text(_settings(), "utf-8")
        finished = _run(_command(soffice, folder, suffix), folder, seconds)
        out = folder / "out/text.docx"
        if not finished:
            raise InputError(f"{name} 用 LibreOffice 转换超过 {seconds:.0f} 秒", hint="请用 Word、WPS 另存为 docx")
        if not out.is_file():
            raise InputError(
                f"LibreOffice 转换不了 {name}", hint="文件可能损坏或设有密码，请用 Word、WPS 打开后另存为 docx"
            )
        return out.read_bytes()


def _settings() -> str:
    items = "".join(_ITEM.format(path=path, key=key, value=value) for path, key, value in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n"
    )


def _command(soffice: str, folder: Path, suffix: str) -> list[str]:
    return [
        soffice,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(folder / f"text{suffix}"),
    ]


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether it came to an end in time; where it did not, it and what it started are killed."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "WINDIR") if key in os.environ}
    environment = {**kept, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    # LibreOffice is a starter and the program; the starter may be gone and the program not.
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
