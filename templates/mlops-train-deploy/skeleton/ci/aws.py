"""AWS without stored keys: an id token of this CI job, then roles."""

import os
from collections.abc import Callable

import boto3
import botocore.session
from botocore.credentials import (
    CredentialProvider,
    CredentialResolver,
    DeferredRefreshableCredentials,
)

from settings import Settings


def hub_session(settings: Settings) -> boto3.Session:
    """The CI role in the shared account: it trusts this repository's branch main alone."""
    return session_of(
        settings,
        lambda: boto3.client(
            "sts", region_name=settings.region
        ).assume_role_with_web_identity(
            RoleArn=settings.ci_role_arn,
            RoleSessionName=session_name(),
            WebIdentityToken=os.environ["AWS_ID_TOKEN"],
        ),
    )


def stage_session(settings: Settings, hub: boto3.Session, stage: str) -> boto3.Session:
    """The deployment role in the account of a stage."""
    return session_of(
        settings,
        lambda: hub.client("sts").assume_role(
            RoleArn=settings.role_arn(settings.account_id(stage), "mlops-deploy"),
            RoleSessionName=session_name(),
        ),
    )


class AssumedRole(CredentialProvider):
    """
    Assumes the role again before its session ends: AWS ends one after an hour where a role assumes the next, and a job
    may take longer. The id token lives as long as the job.
    """

    METHOD = "assumed-role"

    def __init__(self, assume: Callable[[], dict]):
        super().__init__()
        self.assume = assume

    def load(self) -> DeferredRefreshableCredentials:
        return DeferredRefreshableCredentials(self.fetch, self.METHOD)

    def fetch(self) -> dict[str, str]:
        credentials = self.assume()["Credentials"]
        return {
            "access_key": credentials["AccessKeyId"],
            "secret_key": credentials["SecretAccessKey"],
            "token": credentials["SessionToken"],
            "expiry_time": credentials["Expiration"].isoformat(),
        }


def session_of(settings: Settings, assume: Callable[[], dict]) -> boto3.Session:
    session = botocore.session.get_session()
    session.register_component(
        "credential_provider", CredentialResolver([AssumedRole(assume)])
    )
    return boto3.Session(botocore_session=session, region_name=settings.region)


def session_name() -> str:
    return f"ci-{os.environ.get('CI_PIPELINE_ID', '0')}-{os.environ.get('CI_JOB_ID', '0')}"
