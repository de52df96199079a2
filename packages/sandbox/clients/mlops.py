"""SageMaker: models, endpoints, training and transform jobs, projects."""

import json

from harness import DEV, HUB, REGION, check, code_of, pages

SKLEARN = f"141502667606.dkr.ecr.{REGION}.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"
XGBOOST = f"141502667606.dkr.ecr.{REGION}.amazonaws.com/sagemaker-xgboost:1.7-1"
FAST = {"Delay": 1, "MaxAttempts": 60}
BUCKET = "clients-mlops"
RESOURCES = {"InstanceType": "ml.m5.large", "InstanceCount": 1}
SOURCE = {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": f"s3://{BUCKET}/train/"}}


def training(role):
    """The request for a training job, but its name."""
    return {
        "RoleArn": role,
        "AlgorithmSpecification": {"TrainingImage": XGBOOST, "TrainingInputMode": "File"},
        "HyperParameters": {"num_round": "10", "objective": "reg:squarederror"},
        "InputDataConfig": [{"ChannelName": "train", "ContentType": "text/csv", "DataSource": SOURCE}],
        "OutputDataConfig": {"S3OutputPath": f"s3://{BUCKET}/out"},
        "ResourceConfig": {**RESOURCES, "VolumeSizeInGB": 10},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
    }


def transform():
    """The request for a transform job, but its name and its model's."""
    return {
        "TransformInput": {"DataSource": SOURCE},
        "TransformOutput": {"S3OutputPath": f"s3://{BUCKET}/scores"},
        "TransformResources": RESOURCES,
    }


def processing_step(name):
    """A step whose arguments are a request for a processing job."""
    return {
        "Name": name,
        "Type": "Processing",
        "Arguments": {
            "ProcessingResources": {"ClusterConfig": {**RESOURCES, "VolumeSizeInGB": 10}},
            "AppSpecification": {"ImageUri": SKLEARN},
            "RoleArn": f"arn:aws:iam::{DEV}:role/clients-sagemaker",
        },
    }


def role_of(sandbox):
    """A role that SageMaker may become and that may do all."""
    iam = sandbox.client("iam")
    name = "clients-sagemaker"
    statement = {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
    everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    arn = iam.create_role(
        RoleName=name, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    )["Role"]["Arn"]
    iam.put_role_policy(
        RoleName=name,
        PolicyName="all",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [everything]}),
    )
    return arn


@check
def from_training_to_endpoint(sandbox):
    """A model is trained, deployed, changed and taken away; botocore's waiters follow it."""
    role = role_of(sandbox)
    s3 = sandbox.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_object(Bucket=BUCKET, Key="train/data.csv", Body=b"1,2\n")
    client = sandbox.client("sagemaker")
    client.create_training_job(TrainingJobName="clients-train", **training(role))
    client.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName="clients-train", WaiterConfig=FAST)
    job = client.describe_training_job(TrainingJobName="clients-train")
    assert job["TrainingJobStatus"] == "Completed", job.get("FailureReason")
    assert "clients-train" in {
        one["TrainingJobName"] for one in pages(client, "list_training_jobs", "TrainingJobSummaries", size=100)
    }
    data = job["ModelArtifacts"]["S3ModelArtifacts"]
    client.create_model(
        ModelName="clients", ExecutionRoleArn=role, PrimaryContainer={"Image": XGBOOST, "ModelDataUrl": data}
    )
    assert client.describe_model(ModelName="clients")["PrimaryContainer"]["ModelDataUrl"] == data
    assert code_of(client.create_model, ModelName="clients", ExecutionRoleArn=role, PrimaryContainer={"Image": XGBOOST})
    for name in ["one", "two"]:
        client.create_endpoint_config(
            EndpointConfigName=name,
            ProductionVariants=[
                {
                    "VariantName": "main",
                    "ModelName": "clients",
                    "InstanceType": RESOURCES["InstanceType"],
                    "InitialInstanceCount": 1,
                }
            ],
        )
    endpoint = {"EndpointName": "clients"}
    client.create_endpoint(**endpoint, EndpointConfigName="one")
    client.get_waiter("endpoint_in_service").wait(**endpoint, WaiterConfig=FAST)
    client.update_endpoint(**endpoint, EndpointConfigName="two")
    client.get_waiter("endpoint_in_service").wait(**endpoint, WaiterConfig=FAST)
    assert client.describe_endpoint(**endpoint)["EndpointConfigName"] == "two"
    assert {"one", "two"} <= {
        one["EndpointConfigName"] for one in pages(client, "list_endpoint_configs", "EndpointConfigs")
    }
    client.create_transform_job(TransformJobName="clients-transform", ModelName="clients", **transform())
    client.get_waiter("transform_job_completed_or_stopped").wait(
        TransformJobName="clients-transform", WaiterConfig=FAST
    )
    client.delete_endpoint(**endpoint)
    client.get_waiter("endpoint_deleted").wait(**endpoint, WaiterConfig=FAST)
    for name in ["one", "two"]:
        client.delete_endpoint_config(EndpointConfigName=name)
    client.delete_model(ModelName="clients")
    assert "clients" not in {one["ModelName"] for one in pages(client, "list_models", "Models")}


@check
def stops(sandbox):
    """Jobs and an execution are stopped while they run."""
    client = sandbox.client("sagemaker")
    definition = json.dumps({"Version": "2020-12-01", "Steps": [processing_step("Slow")]})
    token = "boto3-client-request-token-000000002"
    role = f"arn:aws:iam::{DEV}:role/clients-sagemaker"
    client.create_pipeline(
        PipelineName="stopped", PipelineDefinition=definition, RoleArn=role, ClientRequestToken=token
    )
    sandbox.control("clock", {"speed": 1})
    try:
        execution = {
            "PipelineExecutionArn": client.start_pipeline_execution(PipelineName="stopped")["PipelineExecutionArn"]
        }
        client.update_pipeline_execution(**execution, PipelineExecutionDescription="by boto3")
        assert client.describe_pipeline_execution(**execution)["PipelineExecutionDescription"] == "by boto3"
        client.stop_pipeline_execution(**execution, ClientRequestToken=token)
        arguments = processing_step("x")["Arguments"]
        client.create_processing_job(ProcessingJobName="stopped", **arguments)
        client.stop_processing_job(ProcessingJobName="stopped")
        assert client.describe_processing_job(ProcessingJobName="stopped")["ProcessingJobStatus"] == "Stopping"
        client.create_training_job(TrainingJobName="stopped", **training(role))
        client.stop_training_job(TrainingJobName="stopped")
        assert client.describe_training_job(TrainingJobName="stopped")["TrainingJobStatus"] == "Stopping"
        client.create_model(ModelName="stopped", ExecutionRoleArn=role, PrimaryContainer={"Image": XGBOOST})
        client.create_transform_job(TransformJobName="stopped", ModelName="stopped", **transform())
        client.stop_transform_job(TransformJobName="stopped")
        assert client.describe_transform_job(TransformJobName="stopped")["TransformJobStatus"] == "Stopping"
    finally:
        sandbox.control("clock", {"speed": 1000})
    for kind in ["processing", "training", "transform"]:
        waiter = client.get_waiter(f"{kind}_job_completed_or_stopped")
        waiter.wait(**{f"{kind.title()}JobName": "stopped"}, WaiterConfig=FAST)


@check
def version_of_a_model(sandbox):
    """A model version in a group with a policy, which keeps the group from being deleted."""
    client = sandbox.client("sagemaker", HUB)
    group = {"ModelPackageGroupName": "clients-versions"}
    client.create_model_package_group(**group)
    container = {"Image": XGBOOST}
    arn = client.create_model_package(
        **group,
        InferenceSpecification={
            "Containers": [container],
            "SupportedContentTypes": ["text/csv"],
            "SupportedResponseMIMETypes": ["text/csv"],
        },
    )["ModelPackageArn"]
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{DEV}:root"},
        "Action": "sagemaker:DescribeModelPackage",
        "Resource": arn,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    client.put_model_package_group_policy(**group, ResourcePolicy=policy)
    assert json.loads(client.get_model_package_group_policy(**group)["ResourcePolicy"]) == json.loads(policy)
    assert code_of(client.delete_model_package_group, **group) == "ConflictException"
    client.delete_model_package(ModelPackageName=arn)
    client.delete_model_package_group_policy(**group)
    client.delete_model_package_group(**group)


@check
def domain(sandbox):
    """A second domain is made, changed, tagged and deleted."""
    client = sandbox.client("sagemaker", region="eu-central-1")
    made = client.create_domain(
        DomainName="clients",
        AuthMode="IAM",
        DefaultUserSettings={"ExecutionRole": f"arn:aws:iam::{DEV}:role/atelier/data-scientist"},
    )
    name = {"DomainId": made["DomainArn"].split("/")[-1]}
    ready(client, name)
    client.update_domain(**name, DefaultUserSettings={"JupyterLabAppSettings": {}})
    ready(client, name)
    client.add_tags(ResourceArn=made["DomainArn"], Tags=[{"Key": "a", "Value": "b"}])
    assert pages(client, "list_tags", "Tags", size=None, ResourceArn=made["DomainArn"]) == [{"Key": "a", "Value": "b"}]
    client.delete_tags(ResourceArn=made["DomainArn"], TagKeys=["a"])
    client.delete_domain(**name)
    for _ in range(400):
        if client.list_domains()["Domains"] == []:
            return
    raise AssertionError("the domain stayed")


def ready(client, name):
    for _ in range(400):
        if client.describe_domain(**name)["Status"] == "InService":
            return
    raise AssertionError("the domain did not come into service")
