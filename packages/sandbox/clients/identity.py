"""STS, IAM and Organizations."""

import json

from harness import DEV, HUB, MANAGEMENT, check, code_of, pages

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{DEV}:root"},
            "Action": ["sts:AssumeRole", "sts:TagSession"],
        }
    ],
}


@check
def caller(sandbox):
    """GetCallerIdentity names the account."""
    assert sandbox.client("sts").get_caller_identity()["Account"] == DEV


@check
def unknown_key(sandbox):
    """An unknown key is refused."""
    client = sandbox.client("sts", aws_access_key_id="AKIANOBODY", aws_secret_access_key="x")
    assert code_of(client.get_caller_identity) == "InvalidClientTokenId"


@check
def roles(sandbox):
    """A role is made, waited for, assumed, changed and deleted."""
    iam = sandbox.client("iam")
    name = "clients-role"
    made = iam.create_role(
        RoleName=name,
        Path="/clients/",
        AssumeRolePolicyDocument=json.dumps(TRUST),
        Tags=[{"Key": "made-by", "Value": "boto3"}],
    )["Role"]
    iam.get_waiter("role_exists").wait(RoleName=name)
    assert iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"] == TRUST
    session = sandbox.client("sts").assume_role(RoleArn=made["Arn"], RoleSessionName="dana")
    keys = session["Credentials"]
    who = sandbox.client(
        "sts",
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    ).get_caller_identity()
    assert who["Arn"] == f"arn:aws:sts::{DEV}:assumed-role/{name}/dana"
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    iam.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=json.dumps(policy))
    assert pages(iam, "list_role_policies", "PolicyNames", RoleName=name) == ["inline"]
    assert iam.get_role_policy(RoleName=name, PolicyName="inline")["PolicyDocument"] == policy
    assert code_of(iam.delete_role, RoleName=name) == "DeleteConflict"
    assert code_of(iam.create_role, RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST)) == "EntityAlreadyExists"
    iam.delete_role_policy(RoleName=name, PolicyName="inline")
    iam.tag_role(RoleName=name, Tags=[{"Key": "a", "Value": "b"}])
    assert len(iam.list_role_tags(RoleName=name)["Tags"]) == 2
    iam.untag_role(RoleName=name, TagKeys=["a"])
    iam.delete_role(RoleName=name)
    assert code_of(iam.get_role, RoleName=name) == "NoSuchEntity"


@check
def managed_policies(sandbox):
    """A managed policy is made, waited for, attached, versioned and deleted."""
    iam = sandbox.client("iam")
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
    arn = iam.create_policy(PolicyName="clients-policy", PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    iam.get_waiter("policy_exists").wait(PolicyArn=arn)
    version = iam.create_policy_version(PolicyArn=arn, PolicyDocument=json.dumps(document), SetAsDefault=True)
    assert version["PolicyVersion"]["VersionId"] == "v2"
    assert len(pages(iam, "list_policy_versions", "Versions", PolicyArn=arn)) == 2
    iam.create_role(RoleName="clients-attached", AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.attach_role_policy(RoleName="clients-attached", PolicyArn=arn)
    attached = pages(iam, "list_attached_role_policies", "AttachedPolicies", RoleName="clients-attached")
    assert [one["PolicyArn"] for one in attached] == [arn]
    assert code_of(iam.delete_policy, PolicyArn=arn) == "DeleteConflict"
    iam.detach_role_policy(RoleName="clients-attached", PolicyArn=arn)
    iam.delete_role(RoleName="clients-attached")
    iam.delete_policy_version(PolicyArn=arn, VersionId="v1")
    iam.delete_policy(PolicyArn=arn)
    assert code_of(iam.get_policy, PolicyArn=arn) == "NoSuchEntity"


@check
def role_pages(sandbox):
    """ListRoles gives the same roles in pages of one as in one page."""
    iam = sandbox.client("iam")
    small = [role["Arn"] for role in pages(iam, "list_roles", "Roles", size=1)]
    assert small and small == [role["Arn"] for role in iam.list_roles(MaxItems=1000)["Roles"]]


@check
def organization(sandbox):
    """The organization's units and accounts, page by page."""
    client = sandbox.client("organizations", MANAGEMENT)
    assert client.describe_organization()["Organization"]["MasterAccountId"] == MANAGEMENT
    accounts = pages(client, "list_accounts", "Accounts", size=2)
    assert {MANAGEMENT, HUB, DEV} <= {account["Id"] for account in accounts}
    [root] = client.list_roots()["Roots"]
    units = pages(client, "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=root["Id"])
    assert "Workloads" in {unit["Name"] for unit in units}
    for parent in [root, *units]:
        pages(client, "list_accounts_for_parent", "Accounts", ParentId=parent["Id"])
    assert code_of(client.describe_account, AccountId="999999999999") == "AccountNotFoundException"
    tags = pages(client, "list_tags_for_resource", "Tags", size=None, ResourceId=DEV)
    assert {"Key": "atelier:stage", "Value": "dev"} in tags


@check
def only_management(sandbox):
    """A member account may not list accounts."""
    assert code_of(sandbox.client("organizations").list_accounts) == "AccessDeniedException"
