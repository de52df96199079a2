from datetime import datetime, timedelta, timezone

import boto3
import pytest
from botocore.stub import Stubber

from ci.deploy import check_model_version
from ci.run_pipeline import explain, find_or_start_execution, is_same
from settings import read_settings

SETTINGS = read_settings()
CHANGED = datetime(2026, 1, 1, tzinfo=timezone.utc)
ARN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p"


@pytest.fixture
def sagemaker():
    client = boto3.client(
        "sagemaker",
        region_name="eu-west-1",
        aws_access_key_id="none",
        aws_secret_access_key="none",
    )
    with Stubber(client) as client.stub:
        yield client


def executions_of(sagemaker, *started: datetime) -> None:
    sagemaker.stub.add_response(
        "describe_pipeline", {"PipelineArn": ARN, "LastModifiedTime": CHANGED}
    )
    sagemaker.stub.add_response(
        "list_pipeline_executions",
        {
            "PipelineExecutionSummaries": [
                {"PipelineExecutionArn": f"{ARN}/execution/abcdefghijkl", "StartTime": at}
                for at in started
            ]
        },
    )


def test_formatting_and_order_make_no_change():
    role = "arn:aws:iam::111122223333:role/r"

    def wanted(definition: str) -> dict:
        return {"RoleArn": role, "PipelineDefinition": definition}

    assert is_same(wanted('{"Version": "1", "Steps": []}'), wanted('{"Steps":[],"Version":"1"}'))
    assert not is_same(wanted('{"Steps": []}'), wanted('{"Steps": [1]}'))


def test_an_execution_of_the_present_definition_is_not_repeated(sagemaker):
    executions_of(sagemaker, CHANGED + timedelta(seconds=1))

    assert find_or_start_execution(sagemaker, "p") == f"{ARN}/execution/abcdefghijkl"


@pytest.mark.parametrize("started", [[], [CHANGED - timedelta(seconds=1)]])
def test_a_changed_definition_is_executed(sagemaker, started):
    executions_of(sagemaker, *started)
    sagemaker.stub.add_response(
        "start_pipeline_execution", {"PipelineExecutionArn": f"{ARN}/execution/new000000000"}
    )

    assert find_or_start_execution(sagemaker, "p") == f"{ARN}/execution/new000000000"


def test_a_failed_step_is_named_with_its_reason(sagemaker):
    sagemaker.stub.add_response(
        "list_pipeline_execution_steps",
        {
            "PipelineExecutionSteps": [
                {"StepName": "Preprocess", "StepStatus": "Succeeded"},
                {"StepName": "Train", "StepStatus": "Failed", "FailureReason": "eta is 5"},
            ]
        },
    )

    assert explain(sagemaker, {"PipelineExecutionArn": ARN}) == "Step Train failed: eta is 5"


def version(number: str) -> str:
    group = SETTINGS.model_package_group_arn
    return f"{group.replace(':model-package-group/', ':model-package/')}/{number}"


def test_a_version_that_is_not_approved_is_not_deployed(sagemaker):
    sagemaker.stub.add_response(
        "describe_model_package",
        {
            "ModelPackageName": "p",
            "ModelPackageArn": version("1"),
            "CreationTime": CHANGED,
            "ModelPackageStatus": "Completed",
            "ModelPackageStatusDetails": {"ValidationStatuses": []},
            "ModelApprovalStatus": "Rejected",
        },
    )

    with pytest.raises(SystemExit, match="is Rejected, so it is not deployed"):
        check_model_version(sagemaker, SETTINGS, version("1"))


@pytest.mark.parametrize("arn", [version("x"), version("1").replace(SETTINGS.name, "other"), ""])
def test_a_version_of_another_group_is_not_deployed(sagemaker, arn):
    with pytest.raises(SystemExit, match="is no version of"):
        check_model_version(sagemaker, SETTINGS, arn)


