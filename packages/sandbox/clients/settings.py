"""What has settings: change sets, buckets, keys, units, rules, OpenID providers."""

import json

from delivery import TEMPLATE
from harness import DEV, HUB, MANAGEMENT, REGION, check, code_of, pages

FAST = {"Delay": 1, "MaxAttempts": 60}


@check
def change_sets(sandbox):
    """A stack is made and changed by change sets, which botocore waits for."""
    client = sandbox.client("cloudformation")
    name = {"StackName": "clients-changed"}
    for kind, suffix in [("CREATE", "first"), ("UPDATE", "second")]:
        of = {**name, "ChangeSetName": suffix}
        client.create_change_set(
            **of,
            ChangeSetType=kind,
            TemplateBody=json.dumps(TEMPLATE),
            Parameters=[{"ParameterKey": "Suffix", "ParameterValue": suffix}],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        client.get_waiter("change_set_create_complete").wait(**of, WaiterConfig=FAST)
        assert pages(client, "describe_change_set", "Changes", size=None, **of)
        client.execute_change_set(**of)
        client.get_waiter(f"stack_{kind.lower()}_complete").wait(**name, WaiterConfig=FAST)
    assert client.get_template(**name)["TemplateBody"]
    assert client.get_template_summary(**name)["Parameters"]
    assert client.describe_stack_resource(**name, LogicalResourceId="Role")
    assert "clients-changed" in {one["StackName"] for one in pages(client, "list_stacks", "StackSummaries", size=None)}
    for is_kept in [True, False]:
        client.update_termination_protection(**name, EnableTerminationProtection=is_kept)
        if is_kept:
            assert code_of(client.delete_stack, **name) == "ValidationError"
    client.delete_stack(**name)
    client.get_waiter("stack_delete_complete").wait(**name, WaiterConfig=FAST)


@check
def bucket(sandbox):
    """Encryption, lifecycle, ownership and policy of a bucket."""
    s3 = sandbox.client("s3")
    name = {"Bucket": "clients-more-settings"}
    s3.create_bucket(**name, CreateBucketConfiguration={"LocationConstraint": REGION})
    sse = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]}
    s3.put_bucket_encryption(**name, ServerSideEncryptionConfiguration=sse)
    assert s3.get_bucket_encryption(**name)["ServerSideEncryptionConfiguration"] == sse
    assert code_of(s3.get_bucket_lifecycle_configuration, **name) == "NoSuchLifecycleConfiguration"
    rules = [
        {
            "ID": "old",
            "Status": "Enabled",
            "Filter": {"And": {"Prefix": "a/", "Tags": [{"Key": "k", "Value": "v"}]}},
            "Transitions": [{"Days": 30, "StorageClass": "GLACIER"}],
            "NoncurrentVersionExpiration": {"NoncurrentDays": 90},
        }
    ]
    s3.put_bucket_lifecycle_configuration(**name, LifecycleConfiguration={"Rules": rules})
    assert s3.get_bucket_lifecycle_configuration(**name)["Rules"] == rules
    s3.put_bucket_ownership_controls(**name, OwnershipControls={"Rules": [{"ObjectOwnership": "ObjectWriter"}]})
    assert s3.get_bucket_ownership_controls(**name)["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "ObjectWriter"}]
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{HUB}:root"},
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::clients-more-settings/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    s3.put_bucket_policy(**name, Policy=policy)
    assert json.loads(s3.get_bucket_policy(**name)["Policy"]) == json.loads(policy)
    s3.delete_bucket_policy(**name)
    s3.delete_bucket_lifecycle(**name)
    s3.delete_bucket_encryption(**name)
    s3.put_bucket_tagging(**name, Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
    s3.delete_bucket_tagging(**name)
    assert code_of(s3.get_bucket_tagging, **name) == "NoSuchTagSet"
    s3.delete_public_access_block(**name)
    assert code_of(s3.get_public_access_block, **name) == "NoSuchPublicAccessBlockConfiguration"
    assert "QueueConfigurations" not in s3.get_bucket_notification_configuration(**name)
    s3.put_object(**name, Key="k", Body=b"", Tagging="a=b")
    s3.delete_object_tagging(**name, Key="k")
    assert s3.get_object_tagging(**name, Key="k")["TagSet"] == []


@check
def cryptography(sandbox):
    """A key encrypts, decrypts and makes data keys; disabled it does not."""
    client = sandbox.client("kms")
    key = {"KeyId": client.create_key()["KeyMetadata"]["KeyId"]}
    text = client.encrypt(**key, Plaintext=b"secret", EncryptionContext={"a": "b"})["CiphertextBlob"]
    assert client.decrypt(CiphertextBlob=text, EncryptionContext={"a": "b"})["Plaintext"] == b"secret"
    assert code_of(client.decrypt, CiphertextBlob=text) == "InvalidCiphertextException"
    assert len(client.generate_data_key(**key, KeySpec="AES_256")["Plaintext"]) == 32
    client.enable_key_rotation(**key)
    assert client.get_key_rotation_status(**key)["KeyRotationEnabled"]
    client.disable_key_rotation(**key)
    assert not client.get_key_rotation_status(**key)["KeyRotationEnabled"]
    other = client.create_key()["KeyMetadata"]["KeyId"]
    client.create_alias(AliasName="alias/moving", TargetKeyId=other)
    client.update_alias(AliasName="alias/moving", TargetKeyId=key["KeyId"])
    assert client.describe_key(KeyId="alias/moving")["KeyMetadata"]["KeyId"] == key["KeyId"]
    client.tag_resource(**key, Tags=[{"TagKey": "a", "TagValue": "b"}])
    assert pages(client, "list_resource_tags", "Tags", **key) == [{"TagKey": "a", "TagValue": "b"}]
    client.untag_resource(**key, TagKeys=["a"])
    client.disable_key(**key)
    assert code_of(client.encrypt, **key, Plaintext=b"x") == "DisabledException"
    client.enable_key(**key)
    client.schedule_key_deletion(**key, PendingWindowInDays=7)
    client.cancel_key_deletion(**key)
    assert client.describe_key(**key)["KeyMetadata"]["KeyState"] == "Disabled"


@check
def tree(sandbox):
    """Children and parents agree, and an account's tags change."""
    client = sandbox.client("organizations", MANAGEMENT)
    [parent] = pages(client, "list_parents", "Parents", ChildId=DEV)
    children = pages(client, "list_children", "Children", ParentId=parent["Id"], ChildType="ACCOUNT")
    assert DEV in {one["Id"] for one in children}
    client.describe_organizational_unit(OrganizationalUnitId=parent["Id"])
    assert client.describe_account(AccountId=DEV)["Account"]["State"] == "ACTIVE"
    client.tag_resource(ResourceId=DEV, Tags=[{"Key": "clients", "Value": "boto3"}])
    client.untag_resource(ResourceId=DEV, TagKeys=["clients"])
    tags = pages(client, "list_tags_for_resource", "Tags", size=None, ResourceId=DEV)
    assert "clients" not in {tag["Key"] for tag in tags}


@check
def rules(sandbox):
    """Connections and destinations change; rules are tagged, turned off and on."""
    client = sandbox.client("events")
    key = {"ApiKeyName": "key", "ApiKeyValue": "secret"}
    arn = client.create_connection(
        Name="changing", AuthorizationType="API_KEY", AuthParameters={"ApiKeyAuthParameters": key}
    )["ConnectionArn"]
    client.update_connection(Name="changing", AuthParameters={"ApiKeyAuthParameters": {"ApiKeyName": "other"}})
    described = client.describe_connection(Name="changing")
    assert described["AuthParameters"] == {"ApiKeyAuthParameters": {"ApiKeyName": "other"}}
    assert [one["Name"] for one in client.list_connections(NamePrefix="chang")["Connections"]] == ["changing"]
    client.create_api_destination(
        Name="changing", ConnectionArn=arn, InvocationEndpoint="https://a.example", HttpMethod="POST"
    )
    client.update_api_destination(Name="changing", HttpMethod="PUT")
    assert client.describe_api_destination(Name="changing")["HttpMethod"] == "PUT"
    assert [one["Name"] for one in client.list_api_destinations(ConnectionArn=arn)["ApiDestinations"]] == ["changing"]
    rule = client.put_rule(Name="changing", EventPattern='{"source":["clients"]}')["RuleArn"]
    client.tag_resource(ResourceARN=rule, Tags=[{"Key": "a", "Value": "b"}])
    assert client.list_tags_for_resource(ResourceARN=rule)["Tags"] == [{"Key": "a", "Value": "b"}]
    client.untag_resource(ResourceARN=rule, TagKeys=["a"])
    assert client.describe_event_bus()["Name"] == "default"
    client.disable_rule(Name="changing")
    assert client.describe_rule(Name="changing")["State"] == "DISABLED"
    client.enable_rule(Name="changing")
    sent = client.put_events(Entries=[{"Source": "clients", "DetailType": "t", "Detail": "{}"}, {"Source": "clients"}])
    assert sent["FailedEntryCount"] == 1
    assert [one["Name"] for one in client.list_event_buses()["EventBuses"]] == ["default"]


@check
def open_id_provider(sandbox):
    """An OpenID Connect provider is made, changed and deleted."""
    iam = sandbox.client("iam")
    arn = iam.create_open_id_connect_provider(
        Url="https://ci.example", ClientIDList=["one"], ThumbprintList=["a" * 40]
    )["OpenIDConnectProviderArn"]
    of = {"OpenIDConnectProviderArn": arn}
    iam.add_client_id_to_open_id_connect_provider(**of, ClientID="two")
    assert iam.get_open_id_connect_provider(**of)["ClientIDList"] == ["one", "two"]
    iam.remove_client_id_from_open_id_connect_provider(**of, ClientID="one")
    iam.update_open_id_connect_provider_thumbprint(**of, ThumbprintList=["b" * 40])
    iam.tag_open_id_connect_provider(**of, Tags=[{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}])
    iam.untag_open_id_connect_provider(**of, TagKeys=["c"])
    described = iam.get_open_id_connect_provider(**of)
    assert described["ThumbprintList"] == ["b" * 40] and described["Tags"] == [{"Key": "a", "Value": "b"}]
    assert arn in {one["Arn"] for one in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]}
    iam.delete_open_id_connect_provider(**of)
    assert code_of(iam.get_open_id_connect_provider, **of) == "NoSuchEntity"


@check
def policy_versions(sandbox):
    """A policy's versions are read and chosen, and who has the policy is known."""
    iam = sandbox.client("iam")
    documents = [
        json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]})
        for action in ["s3:GetObject", "s3:PutObject"]
    ]
    of = {"PolicyArn": iam.create_policy(PolicyName="versions", PolicyDocument=documents[0])["Policy"]["Arn"]}
    iam.create_policy_version(**of, PolicyDocument=documents[1])
    iam.set_default_policy_version(**of, VersionId="v2")
    assert iam.get_policy(**of)["Policy"]["DefaultVersionId"] == "v2"
    version = iam.get_policy_version(**of, VersionId="v2")["PolicyVersion"]
    assert version["Document"] == json.loads(documents[1])
    assert pages(iam, "list_entities_for_policy", "PolicyRoles", **of) == []


@check
def logs(sandbox):
    """A stream and the retention of a group go."""
    client = sandbox.client("logs")
    of = {"logGroupName": "clients-going"}
    client.create_log_group(**of)
    client.put_retention_policy(**of, retentionInDays=7)
    client.delete_retention_policy(**of)
    [group] = pages(client, "describe_log_groups", "logGroups", logGroupNamePrefix="clients-going")
    assert "retentionInDays" not in group
    client.create_log_stream(**of, logStreamName="one")
    client.delete_log_stream(**of, logStreamName="one")
    assert pages(client, "describe_log_streams", "logStreams", **of) == []
    client.delete_log_group(**of)
