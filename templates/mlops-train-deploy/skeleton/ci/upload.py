"""Puts the pipeline's code and sample data where its definition says they are."""

import hashlib

from botocore.exceptions import ClientError

from pipeline.artifacts import artifacts
from settings import ROOT, Settings


def upload_artifacts(s3, settings: Settings) -> None:
    for key, file in artifacts(settings).items():
        content = (ROOT / file).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest_of(s3, settings, key) != digest:
            s3.put_object(
                Bucket=settings.bucket,
                Key=key,
                Body=content,
                Metadata={"sha256": digest},
                ExpectedBucketOwner=settings.hub_account_id,
            )
            print(f"Uploaded {file} to s3://{settings.bucket}/{key}")


def digest_of(s3, settings: Settings, key: str) -> str | None:
    try:
        head = s3.head_object(
            Bucket=settings.bucket,
            Key=key,
            ExpectedBucketOwner=settings.hub_account_id,
        )
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return None
        raise
    return head["Metadata"].get("sha256")
