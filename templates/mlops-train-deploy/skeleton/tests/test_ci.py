from datetime import datetime, timedelta, timezone

import boto3
import pytest
from botocore.stub import Stubber

from ci.aws import session_of
from ci.deploy import check_model_version
from ci.run_pipeline import explain, find_or_start_execution, is_same, token
from settings import read_settings

SETTINGS = read_settings()
CHANGED = datetime(2026, 1, 1, tzinfo=timezone.utc)
BEFORE, AFTER = CHANGED - timedelta(seconds=1), CHANGED + timedelta(seconds=1)
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


def execution(number: int, started: datetime, status: str = "Succeeded") -> dict:
    return {
        "PipelineExecutionArn": f"{ARN}/execution/{number:012}",
        "StartTime": started,
        "PipelineExecutionStatus": status,
    }


def executions_of(sagemaker, *newest: dict) -> None:
    sagemaker.stub.add_response(
        "describe_pipeline", {"PipelineArn": ARN, "LastModifiedTime": CHANGED}
    )
    sagemaker.stub.add_response(
        "list_pipeline_executions", {"PipelineExecutionSummaries": list(newest)}
    )


def expect_start(sagemaker, failed: str) -> str:
    """The ARN of the execution that AWS will start, to a token that is new after `failed`."""
    arn = f"{ARN}/execution/new000000000"
    sagemaker.stub.add_response(
        "start_pipeline_execution",
        {"PipelineExecutionArn": arn},
        {"PipelineName": "p", "ClientRequestToken": token("start", ARN, str(CHANGED), failed)},
    )
    return arn


def test_formatting_and_order_make_no_change():
    role = "arn:aws:iam::111122223333:role/r"

    def wanted(definition: str) -> dict:
        return {"RoleArn": role, "PipelineDefinition": definition}

    assert is_same(wanted('{"Version": "1", "Steps": []}'), wanted('{"Steps":[],"Version":"1"}'))
    assert not is_same(wanted('{"Steps": []}'), wanted('{"Steps": [1]}'))


@pytest.mark.parametrize("status", ["Executing", "Succeeded"])
def test_an_execution_of_the_present_definition_is_not_repeated(sagemaker, status):
    good = execution(1, AFTER, status)
    executions_of(sagemaker, execution(2, AFTER, "Stopped"), good)

    assert find_or_start_execution(sagemaker, "p") == good["PipelineExecutionArn"]


@pytest.mark.parametrize("older", [[], [execution(1, BEFORE)]])
def test_a_changed_definition_is_executed(sagemaker, older):
    executions_of(sagemaker, *older)
    started = expect_start(sagemaker, failed="")

    assert find_or_start_execution(sagemaker, "p") == started


@pytest.mark.parametrize("status", ["Failed", "Stopping", "Stopped"])
def test_an_execution_that_failed_or_was_stopped_is_repeated(sagemaker, status):
    newest = execution(2, AFTER, status)
    executions_of(sagemaker, newest, execution(1, AFTER, "Failed"), execution(0, BEFORE))
    started = expect_start(sagemaker, failed=newest["PipelineExecutionArn"])

    assert find_or_start_execution(sagemaker, "p") == started


def test_a_role_is_assumed_once_and_again_before_its_session_ends():
    minutes = [60, 5, 60]
    assumed = []

    def assume() -> dict:
        assumed.append(f"key {len(assumed)}")
        ends = datetime.now(timezone.utc) + timedelta(minutes=minutes[len(assumed) - 1])
        return {
            "Credentials": {
                "AccessKeyId": assumed[-1],
                "SecretAccessKey": "s",
                "SessionToken": "t",
                "Expiration": ends,
            }
        }

    def key(session: boto3.Session) -> str:
        return session.get_credentials().get_frozen_credentials().access_key

    lasting = session_of(SETTINGS, assume)
    assert [key(lasting), key(lasting)] == ["key 0", "key 0"]
    ending = session_of(SETTINGS, assume)
    assert [key(ending), key(ending)] == ["key 1", "key 2"]


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


