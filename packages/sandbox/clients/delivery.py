"""CloudFormation, Service Catalog, EventBridge and Cost Explorer."""

import datetime
import json

from harness import DEV, HUB, MANAGEMENT, REGION, check, code_of, pages

TEMPLATE = {
    "Parameters": {"Suffix": {"Type": "String", "AllowedPattern": "[a-z]+"}},
    "Resources": {
        "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "RoleName": {"Fn::Sub": "stack-${Suffix}"},
                "AssumeRolePolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Service": "sagemaker.amazonaws.com"},
                            "Action": "sts:AssumeRole",
                        }
                    ],
                },
            },
        }
    },
    "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Role", "Arn"]}}},
}
FAST = {"Delay": 1, "MaxAttempts": 60}


def stack_of(suffix):
    return {
        "StackName": f"clients-{suffix}",
        "TemplateBody": json.dumps(TEMPLATE),
        "Parameters": [{"ParameterKey": "Suffix", "ParameterValue": suffix}],
        "Capabilities": ["CAPABILITY_NAMED_IAM"],
    }


@check
def stacks(sandbox):
    """A stack is made, updated and deleted, with CloudFormation's own waiters."""
    client = sandbox.client("cloudformation")
    stack = stack_of("one")
    name = {"StackName": stack["StackName"]}
    client.validate_template(TemplateBody=stack["TemplateBody"])
    client.create_stack(**stack)
    client.get_waiter("stack_create_complete").wait(**name, WaiterConfig=FAST)
    [described] = client.describe_stacks(**name)["Stacks"]
    assert described["Outputs"][0]["OutputValue"] == f"arn:aws:iam::{DEV}:role/stack-one"
    assert code_of(client.create_stack, **stack) == "AlreadyExistsException"
    assert code_of(client.update_stack, **stack) == "ValidationError"
    assert pages(client, "list_stack_resources", "StackResourceSummaries", size=None, **name)
    assert pages(client, "describe_stack_events", "StackEvents", size=None, **name)
    client.update_stack(**{**stack, "Parameters": [{"ParameterKey": "Suffix", "ParameterValue": "two"}]})
    client.get_waiter("stack_update_complete").wait(**name, WaiterConfig=FAST)
    client.delete_stack(**name)
    client.get_waiter("stack_delete_complete").wait(**name, WaiterConfig=FAST)
    assert code_of(client.describe_stacks, **name) == "ValidationError"


@check
def rollback(sandbox):
    """A stack whose role is taken rolls back, and the waiter says so."""
    client = sandbox.client("cloudformation")
    sandbox.client("iam").create_role(
        RoleName="stack-taken",
        AssumeRolePolicyDocument=json.dumps(TEMPLATE["Resources"]["Role"]["Properties"]["AssumeRolePolicyDocument"]),
    )
    stack = stack_of("taken")
    client.create_stack(**stack)
    try:
        client.get_waiter("stack_create_complete").wait(StackName=stack["StackName"], WaiterConfig=FAST)
        raise AssertionError("the stack was made")
    except client.exceptions.ClientError as error:
        raise AssertionError(str(error))
    except Exception as error:
        assert "ROLLBACK" in str(error), error
    client.delete_stack(StackName=stack["StackName"])
    client.get_waiter("stack_delete_complete").wait(StackName=stack["StackName"], WaiterConfig=FAST)
    sandbox.client("iam").delete_role(RoleName="stack-taken")


@check
def catalog(sandbox):
    """The hub's portfolio, its products, principals and constraints."""
    client = sandbox.client("servicecatalog", HUB)
    [portfolio] = pages(client, "list_portfolios", "PortfolioDetails")
    of = {"PortfolioId": portfolio["Id"]}
    client.describe_portfolio(Id=portfolio["Id"])
    assert pages(client, "list_principals_for_portfolio", "Principals", **of)
    assert pages(client, "list_constraints_for_portfolio", "ConstraintDetails", **of)
    anything = {"Effect": "Allow", "Action": "servicecatalog:*", "Resource": "*"}
    sandbox.client("iam").put_role_policy(
        RoleName="AtelierProvisioner",
        PolicyName="clients",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": anything}),
    )
    client = sandbox.client("servicecatalog", **sandbox.role(DEV, "AtelierProvisioner"))
    found = client.search_products()["ProductViewSummaries"]
    assert found
    product = {"ProductId": found[0]["ProductId"]}
    artifacts = client.describe_product(Id=product["ProductId"])["ProvisioningArtifacts"]
    path = client.list_launch_paths(**product)["LaunchPathSummaries"][0]["Id"]
    client.describe_provisioning_parameters(**product, ProvisioningArtifactId=artifacts[-1]["Id"], PathId=path)
    assert code_of(client.describe_product, Id="prod-0000000000000") == "ResourceNotFoundException"
    client.search_provisioned_products()
    assert pages(client, "list_record_history", "RecordDetails") == []


@check
def images(sandbox):
    """A repository with its policy, and an image."""
    client = sandbox.client("ecr", HUB)
    of = {"repositoryName": "clients/churn"}
    made = client.create_repository(**of)["repository"]
    assert made["repositoryUri"] == f"{HUB}.dkr.ecr.eu-west-1.amazonaws.com/clients/churn"
    assert pages(client, "describe_repositories", "repositories") == [made]
    statement = {"Effect": "Allow", "Principal": {"AWS": DEV}, "Action": "ecr:BatchGetImage"}
    client.set_repository_policy(**of, policyText=json.dumps({"Statement": statement}))
    client.put_image(**of, imageManifest='{"schemaVersion":2}', imageTag="1")
    ask = {**of, "registryId": HUB, "imageIds": [{"imageTag": "1"}]}
    assert len(sandbox.client("ecr").batch_get_image(**ask)["images"]) == 1
    client.delete_repository_policy(**of)
    assert code_of(client.get_repository_policy, **of) == "RepositoryPolicyNotFoundException"
    assert code_of(client.delete_repository, **of) == "RepositoryNotEmptyException"
    client.delete_repository(**of, force=True)


@check
def events(sandbox):
    """A connection, an API destination, a rule and its target."""
    client = sandbox.client("events", HUB)
    made = client.create_connection(
        Name="clients",
        AuthorizationType="API_KEY",
        AuthParameters={"ApiKeyAuthParameters": {"ApiKeyName": "key", "ApiKeyValue": "secret"}},
    )
    destination = client.create_api_destination(
        Name="clients",
        ConnectionArn=made["ConnectionArn"],
        InvocationEndpoint="https://example.com/hook",
        HttpMethod="POST",
    )
    pattern = json.dumps({"source": ["clients"]})
    client.put_rule(Name="clients", EventPattern=pattern)
    target = {
        "Id": "1",
        "Arn": destination["ApiDestinationArn"],
        "RoleArn": f"arn:aws:iam::{HUB}:role/AtelierReader",
    }
    assert client.put_targets(Rule="clients", Targets=[target])["FailedEntryCount"] == 0
    assert pages(client, "list_targets_by_rule", "Targets", Rule="clients") == [target]
    assert "clients" in {rule["Name"] for rule in pages(client, "list_rules", "Rules")}
    assert client.describe_rule(Name="clients")["EventPattern"] == pattern
    assert code_of(client.delete_rule, Name="clients") == "ValidationException"
    client.remove_targets(Rule="clients", Ids=["1"])
    client.delete_rule(Name="clients")
    client.delete_api_destination(Name="clients")
    client.delete_connection(Name="clients")
    assert code_of(client.describe_rule, Name="clients") == "ResourceNotFoundException"


@check
def costs(sandbox):
    """Costs by day and service, of the payer and of one account."""
    today = datetime.date.today()
    period = {
        "Start": (today - datetime.timedelta(days=8)).isoformat(),
        "End": (today - datetime.timedelta(days=1)).isoformat(),
    }
    client = sandbox.client("ce", MANAGEMENT, "us-east-1")
    daily = client.get_cost_and_usage(
        TimePeriod=period,
        Granularity="DAILY",
        Metrics=["UnblendedCost"],
        GroupBy=[{"Type": "DIMENSION", "Key": "SERVICE"}],
    )["ResultsByTime"]
    assert len(daily) == 7
    assert all(float(group["Metrics"]["UnblendedCost"]["Amount"]) > 0 for day in daily for group in day["Groups"])
    assert client.get_dimension_values(TimePeriod=period, Dimension="LINKED_ACCOUNT")["DimensionValues"]
    assert "demand-forecast" in client.get_tags(TimePeriod=period, TagKey="atelier:project")["Tags"]
    bad = {"TimePeriod": {"Start": period["End"], "End": period["Start"]}, "Granularity": "DAILY", "Metrics": ["UnblendedCost"]}
    assert code_of(client.get_cost_and_usage, **bad) == "ValidationException"


@check
def keys(sandbox):
    """A KMS key and its alias: made, listed, scheduled for deletion."""
    client = sandbox.client("kms")
    key = client.create_key(Description="clients", Tags=[{"TagKey": "a", "TagValue": "b"}])["KeyMetadata"]["KeyId"]
    client.create_alias(AliasName="alias/clients", TargetKeyId=key)
    assert client.describe_key(KeyId="alias/clients")["KeyMetadata"]["KeyId"] == key
    assert code_of(client.create_alias, AliasName="alias/clients", TargetKeyId=key) == "AlreadyExistsException"
    assert key in {one["KeyId"] for one in pages(client, "list_keys", "Keys")}
    assert "alias/clients" in {one["AliasName"] for one in pages(client, "list_aliases", "Aliases")}
    json.loads(client.get_key_policy(KeyId=key, PolicyName="default")["Policy"])
    client.delete_alias(AliasName="alias/clients")
    client.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    assert client.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "PendingDeletion"
    assert code_of(client.describe_key, KeyId="alias/clients") == "NotFoundException"
