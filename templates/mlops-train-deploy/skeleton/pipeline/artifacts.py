"""Where the pipeline's code and sample data are in S3."""

import hashlib
from pathlib import Path

from settings import ROOT, Settings


def code_key(settings: Settings, file: str) -> str:
    return key(settings, "code", file)


def data_key(settings: Settings, file: str) -> str:
    return key(settings, "data", file)


def key(settings: Settings, kind: str, file: str) -> str:
    """
    It holds a hash of the file: a changed file is another object, so it changes the
    definition, and executions that run keep the files they began with.
    """
    content = (ROOT / file).read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:16]
    return f"{settings.name}/{kind}/{digest}/{Path(file).name}"


def artifacts(settings: Settings) -> dict[str, str]:
    """Key in the artifact bucket, and the file of this repository that belongs there."""
    code = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("src/*.py"))
    data = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("data/*.csv"))
    return {
        **{code_key(settings, file): file for file in code},
        **{data_key(settings, file): file for file in data},
    }
