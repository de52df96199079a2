"""The AWS CLI."""

import json
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from harness import DEV, HUB, MANAGEMENT, check


def aws(sandbox, *args, account=DEV, fails=False):
    """What the command prints, as JSON where it is that; its error output where it is to fail."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "aws"), "--output", "json", *args],
        env=sandbox.environment(account),
        capture_output=True,
        text=True,
    )
    if fails:
        assert done.returncode != 0, done.stdout
        return done.stderr
    assert done.returncode == 0, done.stderr
    try:
        return json.loads(done.stdout)
    except ValueError:
        return done.stdout


@check
def identity(sandbox):
    """aws sts get-caller-identity"""
    assert aws(sandbox, "sts", "get-caller-identity")["Account"] == DEV


@check
def roles(sandbox):
    """aws iam list-roles, in small pages"""
    found = aws(sandbox, "iam", "list-roles", "--page-size", "2", "--query", "Roles[].RoleName")
    assert "AtelierReader" in found


@check
def accounts(sandbox):
    """aws organizations list-accounts, in small pages"""
    found = aws(sandbox, "organizations", "list-accounts", "--page-size", "3", account=MANAGEMENT)
    assert len(found["Accounts"]) > 10


@check
def studio(sandbox):
    """aws sagemaker list-domains, describe-domain and an unknown one"""
    [domain] = aws(sandbox, "sagemaker", "list-domains")["Domains"]
    described = aws(sandbox, "sagemaker", "describe-domain", "--domain-id", domain["DomainId"])
    assert described["Status"] == "InService"
    error = aws(sandbox, "sagemaker", "describe-domain", "--domain-id", "d-000000000000", fails=True)
    assert "(ResourceNotFound)" in error


@check
def pipelines(sandbox):
    """aws sagemaker list-pipeline-executions, in small pages"""
    found = aws(sandbox, "sagemaker", "list-pipeline-executions", "--pipeline-name", "store-demand", "--page-size", "5")
    assert len(found["PipelineExecutionSummaries"]) >= 38


@check
def files(sandbox):
    """aws s3 mb, cp, sync, ls, rm and rb"""
    aws(sandbox, "s3", "mb", "s3://clients-cli")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "one.txt").write_text("one")
        Path(folder, "large.bin").write_bytes(bytes(9 << 20))
        aws(sandbox, "s3", "sync", folder, "s3://clients-cli/data", "--no-progress")
        aws(sandbox, "s3", "cp", "s3://clients-cli/data/one.txt", f"{folder}/back.txt", "--no-progress")
        assert Path(folder, "back.txt").read_text() == "one"
        aws(sandbox, "s3", "cp", "s3://clients-cli/data/large.bin", f"{folder}/back.bin", "--no-progress")
        assert Path(folder, "back.bin").stat().st_size == 9 << 20
    assert "large.bin" in aws(sandbox, "s3", "ls", "s3://clients-cli/data/")
    aws(sandbox, "s3", "rb", "s3://clients-cli", "--force")
    assert "(NoSuchBucket)" in aws(sandbox, "s3", "ls", "s3://clients-cli", fails=True)


@check
def stacks(sandbox):
    """aws cloudformation create-stack and its waiter, delete-stack"""
    template = json.dumps(
        {
            "Resources": {
                "Group": {
                    "Type": "AWS::SageMaker::ModelPackageGroup",
                    "Properties": {"ModelPackageGroupName": "from-cli"},
                }
            }
        }
    )
    aws(sandbox, "cloudformation", "create-stack", "--stack-name", "cli", "--template-body", template)
    for _ in range(60):
        [stack] = aws(sandbox, "cloudformation", "describe-stacks", "--stack-name", "cli")["Stacks"]
        if stack["StackStatus"] != "CREATE_IN_PROGRESS":
            break
    events = aws(sandbox, "cloudformation", "describe-stack-events", "--stack-name", "cli")["StackEvents"]
    reasons = [event["ResourceStatusReason"] for event in events if "ResourceStatusReason" in event]
    assert stack["StackStatus"] == "CREATE_COMPLETE", reasons
    aws(sandbox, "cloudformation", "wait", "stack-create-complete", "--stack-name", "cli")
    aws(sandbox, "cloudformation", "delete-stack", "--stack-name", "cli")


@check
def catalog(sandbox):
    """aws servicecatalog list-portfolios"""
    assert aws(sandbox, "servicecatalog", "list-portfolios", account=HUB)["PortfolioDetails"]


@check
def others(sandbox):
    """aws kms, logs, events, ecr and ce: a list of each"""
    created = aws(sandbox, "kms", "create-key", "--description", "cli")["KeyMetadata"]["KeyId"]
    keys = aws(sandbox, "kms", "list-keys", "--page-size", "1")["Keys"]
    assert created in {key["KeyId"] for key in keys}
    groups = aws(sandbox, "logs", "describe-log-groups", "--page-size", "1", "--query", "logGroups[].logGroupName")
    assert "/aws/sagemaker/TrainingJobs" in groups
    aws(sandbox, "events", "put-rule", "--name", "cli", "--event-pattern", '{"source":["cli"]}')
    assert [rule["Name"] for rule in aws(sandbox, "events", "list-rules", "--name-prefix", "cli")["Rules"]] == ["cli"]
    aws(sandbox, "ecr", "create-repository", "--repository-name", "cli")
    assert aws(sandbox, "ecr", "describe-repositories", "--repository-names", "cli")["repositories"]
    period = f"Start={date.today() - timedelta(days=8)},End={date.today() - timedelta(days=1)}"
    costs = aws(
        *[sandbox, "ce", "get-cost-and-usage", "--time-period", period, "--granularity", "DAILY"],
        *["--metrics", "UnblendedCost"],
        account=MANAGEMENT,
    )
    assert len(costs["ResultsByTime"]) == 7


@check
def jobs(sandbox):
    """aws sagemaker describe-training-job of a seeded job, and its waiter"""
    jobs = aws(sandbox, "sagemaker", "list-training-jobs", "--status-equals", "Completed", "--max-items", "1")
    name = jobs["TrainingJobSummaries"][0]["TrainingJobName"]
    aws(sandbox, "sagemaker", "wait", "training-job-completed-or-stopped", "--training-job-name", name)


@check
def unknown_operation(sandbox):
    """What the sandbox has not answers as AWS answers an unknown operation"""
    error = aws(sandbox, "sagemaker", "list-clusters", fails=True)
    assert "(UnknownOperationException)" in error, error
