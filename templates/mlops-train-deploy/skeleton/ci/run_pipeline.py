"""
Brings the pipeline in Dev up to this commit, and waits for the execution of it.

A definition that is there already is left alone, and is executed once: an execution that began after its last change and
runs or succeeded is waited for, not repeated. So the first push, which follows the portal's own start, makes no second
one. One that failed or was stopped is: that is what a retry of the job is for.
"""

import hashlib
import json
import sys
import time

from ci.aws import hub_session, stage_session
from ci.upload import upload_artifacts
from settings import ROOT, Settings, read_settings

MAX_PAUSE_SECONDS = 15


def put_pipeline(sagemaker, settings: Settings, definition: str) -> None:
    """Creates or updates the pipeline where it differs."""
    role = settings.role_arn(settings.account_id("dev"), "mlops-pipeline")
    wanted = {"PipelineDefinition": definition, "RoleArn": role}
    try:
        found = sagemaker.describe_pipeline(PipelineName=settings.name)
    except sagemaker.exceptions.ResourceNotFound:
        sagemaker.create_pipeline(
            PipelineName=settings.name,
            ClientRequestToken=token("create", settings.name, definition),
            Tags=[
                {"Key": key, "Value": value}
                for key, value in settings.stage_tags("dev").items()
            ],
            **wanted,
        )
        print(f"Created the pipeline {settings.name}.")
        return
    if is_same(found, wanted):
        print(f"The pipeline {settings.name} is as this commit has it; left alone.")
    else:
        sagemaker.update_pipeline(PipelineName=settings.name, **wanted)
        print(f"Updated the pipeline {settings.name}.")


def is_same(found: dict, wanted: dict) -> bool:
    return found["RoleArn"] == wanted["RoleArn"] and json.loads(
        found["PipelineDefinition"]
    ) == json.loads(wanted["PipelineDefinition"])


def find_or_start_execution(sagemaker, name: str) -> str:
    """ARN of an execution of the present definition that runs or succeeded."""
    pipeline = sagemaker.describe_pipeline(PipelineName=name)
    changed_at = pipeline["LastModifiedTime"]
    newest = sagemaker.list_pipeline_executions(
        PipelineName=name, SortBy="CreationTime", SortOrder="Descending"
    )["PipelineExecutionSummaries"]
    present = [one for one in newest if one["StartTime"] >= changed_at]
    for execution in present:
        if execution["PipelineExecutionStatus"] in ("Executing", "Succeeded"):
            return execution["PipelineExecutionArn"]
    # To a token that it knows AWS answers with the execution that it began then: the failed one.
    failed = present[0]["PipelineExecutionArn"] if present else ""
    started = sagemaker.start_pipeline_execution(
        PipelineName=name,
        ClientRequestToken=token("start", pipeline["PipelineArn"], str(changed_at), failed),
    )
    return started["PipelineExecutionArn"]


def token(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def follow(sagemaker, arn: str) -> dict:
    """Says what each step does until the execution has ended."""
    seen: dict[str, str] = {}
    pause = 1.0
    while True:
        execution = sagemaker.describe_pipeline_execution(PipelineExecutionArn=arn)
        for step in steps_of(sagemaker, arn):
            if seen.get(step["StepName"]) != step["StepStatus"]:
                seen[step["StepName"]] = step["StepStatus"]
                print(f"  {step['StepName']}: {step['StepStatus']}", flush=True)
        if execution["PipelineExecutionStatus"] not in ("Executing", "Stopping"):
            return execution
        time.sleep(pause)
        pause = min(pause * 1.5, MAX_PAUSE_SECONDS)


def steps_of(sagemaker, arn: str) -> list[dict]:
    """All steps, oldest first."""
    pages = sagemaker.get_paginator("list_pipeline_execution_steps").paginate(
        PipelineExecutionArn=arn, SortOrder="Ascending"
    )
    return [step for page in pages for step in page["PipelineExecutionSteps"]]


def explain(sagemaker, execution: dict) -> str:
    """Which step failed, and why."""
    failed = [
        f"Step {step['StepName']} failed: {step.get('FailureReason', 'no reason given')}"
        for step in steps_of(sagemaker, execution["PipelineExecutionArn"])
        if step["StepStatus"] == "Failed"
    ]
    return "\n".join(failed) or execution.get("FailureReason", "AWS gives no reason.")


def main() -> None:
    settings = read_settings()
    definition = (ROOT / "pipeline" / "definition.json").read_text("utf-8")
    hub = hub_session(settings)
    upload_artifacts(hub.client("s3"), settings)
    sagemaker = stage_session(settings, hub, "dev").client("sagemaker")
    put_pipeline(sagemaker, settings, definition)
    arn = find_or_start_execution(sagemaker, settings.name)
    print(f"Execution {arn} in account {settings.account_id('dev')}:", flush=True)
    execution = follow(sagemaker, arn)
    status = execution["PipelineExecutionStatus"]
    print(f"The execution ended as {status}.")
    if status != "Succeeded":
        sys.exit(explain(sagemaker, execution))


if __name__ == "__main__":
    main()
