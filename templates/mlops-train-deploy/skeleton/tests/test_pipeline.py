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
