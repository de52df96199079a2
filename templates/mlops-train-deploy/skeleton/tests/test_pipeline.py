import json

from pipeline.artifacts import artifacts
from pipeline.pipeline import DEFINITION, make_definition
from settings import read_settings

SETTINGS = read_settings()


def test_definition_is_the_one_that_is_committed():
    assert make_definition(SETTINGS) == DEFINITION.read_text("utf-8"), (
        "Run `python -m pipeline.pipeline` and commit pipeline/definition.json."
    )


def test_a_model_is_registered_only_if_it_is_good_enough():
    steps = json.loads(DEFINITION.read_text("utf-8"))["Steps"]
    condition = steps[-1]["Arguments"]

    assert [step["Name"] for step in steps] == ["Preprocess", "Train", "Evaluate", "IsGoodEnough"]
    assert [step["Type"] for step in condition["IfSteps"]] == ["RegisterModel"]
    assert [step["Type"] for step in condition["ElseSteps"]] == ["Fail"]


def test_everything_the_definition_reads_from_this_repository_is_uploaded():
    text = DEFINITION.read_text("utf-8")
    prefix = f"s3://{SETTINGS.bucket}/"
    used = {part.split('"')[0] for part in text.split(prefix)[1:]}

    assert set(artifacts(SETTINGS)) == {key for key in used if "/code/" in key or "/data/" in key}


def test_a_changed_file_has_another_key(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.artifacts.ROOT", tmp_path)
    for folder in ("src", "data"):
        (tmp_path / folder).mkdir()

    def keys(content: str) -> set[str]:
        (tmp_path / "src" / "a.py").write_text(content)
        (tmp_path / "data" / "b.csv").write_text(content)
        return set(artifacts(SETTINGS))

    assert keys("1") == keys("1")
    assert not keys("1") & keys("2")
