"""SageMaker: Studio, pipelines, the model registry and models; CloudWatch Logs."""

import time

from harness import DEV, HUB, REGION, check, code_of, pages

ROLE = f"arn:aws:iam::{DEV}:role/atelier/mlops-pipeline"


def until(read, wanted, passing):
    """SageMaker has no waiter for this."""
    for _ in range(400):
        found = read()
        if found in wanted:
            return found
        assert found in passing, found
        time.sleep(0.05)
    raise AssertionError(f"still {found}")


@check
def lists(sandbox):
    """Studio's lists give the same in pages of one as in one page."""
    client = sandbox.client("sagemaker")
    [domain] = pages(client, "list_domains", "Domains")
    detail = client.describe_domain(DomainId=domain["DomainId"])
    assert detail["Status"] == "InService"
    profiles = pages(client, "list_user_profiles", "UserProfiles", DomainIdEquals=domain["DomainId"])
    assert len(profiles) == len(client.list_user_profiles()["UserProfiles"]) > 1
    tags = pages(client, "list_tags", "Tags", size=None, ResourceArn=detail["DomainArn"])
    assert {"Key": "atelier:stage", "Value": "dev"} in tags
    assert pages(client, "list_apps", "Apps") == []


@check
def profile(sandbox):
    """A profile is made, opened, given an app and deleted."""
    client = sandbox.client("sagemaker")
    [domain] = client.list_domains()["Domains"]
    name = {"DomainId": domain["DomainId"], "UserProfileName": "boto"}
    client.create_user_profile(**name)
    until(lambda: client.describe_user_profile(**name)["Status"], ["InService"], ["Pending"])
    url = client.create_presigned_domain_url(**name)["AuthorizedUrl"]
    assert url.startswith("http")
    app = {**name, "AppType": "JupyterLab", "AppName": "default"}
    client.create_app(**app)
    until(lambda: client.describe_app(**app)["Status"], ["InService"], ["Pending"])
    assert code_of(client.delete_user_profile, **name) == "ResourceInUse"
    client.delete_app(**app)
    until(lambda: client.describe_app(**app)["Status"], ["Deleted"], ["Deleting"])
    client.delete_user_profile(**name)
    while True:
        try:
            client.describe_user_profile(**name)
        except client.exceptions.ResourceNotFound:
            break
        time.sleep(0.05)


@check
def seeded_pipelines(sandbox):
    """Pipelines, executions, steps and parameters, page by page."""
    client = sandbox.client("sagemaker")
    for pipeline in pages(client, "list_pipelines", "PipelineSummaries"):
        client.describe_pipeline(PipelineName=pipeline["PipelineName"])
    found = pages(client, "list_pipeline_executions", "PipelineExecutionSummaries", size=7, PipelineName="store-demand")
    assert len(found) == 38
    for execution in found[:3]:
        arn = {"PipelineExecutionArn": execution["PipelineExecutionArn"]}
        client.describe_pipeline_execution(**arn)
        client.describe_pipeline_definition_for_execution(**arn)
        assert pages(client, "list_pipeline_execution_steps", "PipelineExecutionSteps", **arn)
        assert pages(client, "list_pipeline_parameters_for_execution", "PipelineParameters", **arn)


@check
def pipeline_run(sandbox):
    """A pipeline is made, started and ends; a bad definition is refused."""
    client = sandbox.client("sagemaker")
    fail = '{"Version":"2020-12-01","Steps":[{"Name":"No","Type":"Fail","Arguments":{"ErrorMessage":"on purpose"}}]}'
    token = "boto3-client-request-token-000000001"
    client.create_pipeline(PipelineName="boto", PipelineDefinition=fail, RoleArn=ROLE, ClientRequestToken=token)
    arn = client.start_pipeline_execution(PipelineName="boto")["PipelineExecutionArn"]
    read = lambda: client.describe_pipeline_execution(PipelineExecutionArn=arn)["PipelineExecutionStatus"]
    assert until(read, ["Failed", "Succeeded", "Stopped"], ["Executing"]) == "Failed"
    [step] = client.list_pipeline_execution_steps(PipelineExecutionArn=arn)["PipelineExecutionSteps"]
    assert step["FailureReason"] == "on purpose"
    assert code_of(client.start_pipeline_execution, PipelineName="nothing") == "ResourceNotFound"
    bad = {"PipelineName": "bad", "PipelineDefinition": "{", "RoleArn": ROLE}
    assert code_of(client.create_pipeline, **bad) == "ValidationException"
    client.delete_pipeline(PipelineName="boto")


@check
def registry(sandbox):
    """Model package groups and versions; an approval is kept."""
    client = sandbox.client("sagemaker", HUB)
    groups = pages(client, "list_model_package_groups", "ModelPackageGroupSummaryList", size=2)
    assert "store-demand" in {group["ModelPackageGroupName"] for group in groups}
    versions = pages(
        client, "list_model_packages", "ModelPackageSummaryList", size=3, ModelPackageGroupName="store-demand"
    )
    assert len(versions) > 3
    arn = versions[0]["ModelPackageArn"]
    client.update_model_package(ModelPackageArn=arn, ModelApprovalStatus="Rejected", ApprovalDescription="no")
    assert client.describe_model_package(ModelPackageName=arn)["ModelApprovalStatus"] == "Rejected"
    client.create_model_package_group(ModelPackageGroupName="boto-group")
    client.describe_model_package_group(ModelPackageGroupName="boto-group")
    client.delete_model_package_group(ModelPackageGroupName="boto-group")


@check
def processing_job(sandbox):
    """A processing job is waited for by botocore's waiter, and its log is read."""
    client = sandbox.client("sagemaker")
    client.create_processing_job(
        ProcessingJobName="boto-processing",
        ProcessingResources={
            "ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 10}
        },
        AppSpecification={"ImageUri": f"141502667606.dkr.ecr.{REGION}.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"},
        RoleArn=ROLE,
    )
    waiter = client.get_waiter("processing_job_completed_or_stopped")
    waiter.wait(ProcessingJobName="boto-processing", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    assert client.describe_processing_job(ProcessingJobName="boto-processing")["ProcessingJobStatus"] == "Completed"
    assert "boto-processing" in {
        job["ProcessingJobName"] for job in pages(client, "list_processing_jobs", "ProcessingJobSummaries", size=50)
    }
    logs = sandbox.client("logs")
    group = {"logGroupName": "/aws/sagemaker/ProcessingJobs"}
    [stream] = pages(logs, "describe_log_streams", "logStreams", logStreamNamePrefix="boto-processing/", **group)
    events = logs.get_log_events(logStreamName=stream["logStreamName"], startFromHead=True, **group)
    assert events["events"]
    found = pages(logs, "filter_log_events", "events", size=2, logStreamNames=[stream["logStreamName"]], **group)
    assert [event["message"] for event in found] == [event["message"] for event in events["events"]]


@check
def log_groups(sandbox):
    """A log group of one's own."""
    logs = sandbox.client("logs")
    logs.create_log_group(logGroupName="clients")
    assert code_of(logs.create_log_group, logGroupName="clients") == "ResourceAlreadyExistsException"
    logs.put_retention_policy(logGroupName="clients", retentionInDays=7)
    logs.create_log_stream(logGroupName="clients", logStreamName="one")
    event = {"timestamp": int(time.time() * 1000), "message": "hello"}
    logs.put_log_events(logGroupName="clients", logStreamName="one", logEvents=[event])
    found = pages(logs, "describe_log_groups", "logGroups", logGroupNamePrefix="clients")
    assert [group["retentionInDays"] for group in found] == [7]
    logs.delete_log_group(logGroupName="clients")
    assert code_of(logs.describe_log_streams, logGroupName="clients") == "ResourceNotFoundException"


@check
def isolation(sandbox):
    """Another account and another region do not have it."""
    assert sandbox.client("sagemaker", "201000000031").list_pipelines(PipelineNamePrefix="store")["PipelineSummaries"] == []
    assert sandbox.client("sagemaker", region="eu-central-1").list_domains()["Domains"] == []
