"""Stage pkuseg-model: the published wheel → models/pkuseg, once; afterwards nothing is downloaded."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.learning import pkuseg_model as model


def pkuseg_model(folder: Path = Path("models/pkuseg"), wheel: Path | None = None) -> None:
    """Prepare pkuseg's default model; pip fetches the wheel unless one is given."""
    if wheel is not None:
        model.prepare(model.checked(wheel), folder)
        return
    with TemporaryDirectory() as scratch:
        model.prepare(model.checked(model.download(Path(scratch))), folder)
