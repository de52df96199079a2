"""AWS without stored keys: an id token of this CI job, then roles."""

import os

import boto3

from settings import Settings


def hub_session(settings: Settings) -> boto3.Session:
    """The CI role in the shared account: it trusts this repository's branch main alone."""
    assumed = boto3.client("sts", region_name=settings.region).assume_role_with_web_identity(
        RoleArn=settings.ci_role_arn,
        RoleSessionName=session_name(),
        WebIdentityToken=os.environ["AWS_ID_TOKEN"],
    )
    return session_of(settings, assumed["Credentials"])


def stage_session(
    settings: Settings, hub: boto3.Session, stage: str
) -> boto3.Session:
    """The deployment role in the account of a stage."""
    assumed = hub.client("sts").assume_role(
        RoleArn=settings.role_arn(settings.account_id(stage), "mlops-deploy"),
        RoleSessionName=session_name(),
    )
    return session_of(settings, assumed["Credentials"])


def session_of(settings: Settings, credentials: dict) -> boto3.Session:
    return boto3.Session(
        region_name=settings.region,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def session_name() -> str:
    return f"ci-{os.environ.get('CI_PIPELINE_ID', '0')}-{os.environ.get('CI_JOB_ID', '0')}"
