"""Runs checks against a sandbox, with boto3's clients and the AWS CLI."""

import json
import os
import sys
import traceback
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

HUB = "100200300402"
MANAGEMENT = "100200300401"
DEV = "201000000011"
REGION = "eu-west-1"

_checks = []


def check(function):
    """Marks a function as a check; its docstring says what holds."""
    _checks.append(function)
    return function


class Sandbox:
    """A sandbox that listens on `url`."""

    def __init__(self, url):
        self.url = url
        self._keys = {}

    def control(self, path, body):
        request = urllib.request.Request(
            f"{self.url}/_sandbox/{path}", json.dumps(body).encode(), method="POST"
        )
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def keys(self, account):
        """The access key of the account's root user."""
        if account not in self._keys:
            self._keys[account] = self.control("credentials", {"account": account})
        return self._keys[account]

    def role(self, account, name):
        """Credentials of a role that the portal assumes."""
        portal = {
            "aws_access_key_id": "AKIAATELIERPORTAL001",
            "aws_secret_access_key": "sandbox-portal-secret-key-not-for-aws",
        }
        keys = self.client("sts", **portal).assume_role(
            RoleArn=f"arn:aws:iam::{account}:role/{name}", RoleSessionName="clients"
        )["Credentials"]
        return {
            "aws_access_key_id": keys["AccessKeyId"],
            "aws_secret_access_key": keys["SecretAccessKey"],
            "aws_session_token": keys["SessionToken"],
        }

    def client(self, service, account=DEV, region=REGION, **credentials):
        keys = credentials or {
            "aws_access_key_id": self.keys(account)["AccessKeyId"],
            "aws_secret_access_key": self.keys(account)["SecretAccessKey"],
        }
        client = boto3.client(
            service,
            region_name=region,
            endpoint_url=self.url,
            config=Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}),
            **keys,
        )
        client.meta.events.register("after-call", hold_to_model)
        return client

    def environment(self, account=DEV, region=REGION):
        """The environment of an AWS CLI."""
        keys = self.keys(account)
        return {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "AWS_ACCESS_KEY_ID": keys["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"],
            "AWS_DEFAULT_REGION": region,
            "AWS_ENDPOINT_URL": self.url,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_PAGER": "",
        }


def hold_to_model(model, parsed, http_response, **_):
    """What botocore parsed has every required member and no value outside an enumeration."""
    if http_response.status_code < 300 and model.output_shape is not None:
        _walk(model.output_shape, parsed, model.name)


def _walk(shape, value, path):
    if shape.type_name == "structure":
        missing = [name for name in shape.required_members if name not in value]
        assert not missing, f"{path} lacks {missing}"
        for name, member in shape.members.items():
            if name in value:
                _walk(member, value[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for item in value:
            _walk(shape.member, item, f"{path}[]")
    elif shape.type_name == "map":
        for item in value.values():
            _walk(shape.value, item, f"{path}{{}}")
    elif shape.type_name == "string" and getattr(shape, "enum", None):
        # The type's own description has `Policy` as its one value.
        known = [*shape.enum, "Policy"] if shape.name == "PermissionsBoundaryAttachmentType" else shape.enum
        assert value in known, f"{path} is {value!r}"


def code_of(call, *args, **kwargs):
    """The code of the error a call fails with."""
    try:
        call(*args, **kwargs)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise AssertionError("the call did not fail")


def pages(client, operation, key, size=1, **kwargs):
    """All items of all pages, by botocore's paginator."""
    paginator = client.get_paginator(operation)
    result = paginator.paginate(PaginationConfig={"PageSize": size}, **kwargs)
    return [item for page in result for item in page.get(key, [])]


def main():
    """Runs the checks against the URL given; writes the numbers into the file given; ends 1 where one fails."""
    sandbox = Sandbox(sys.argv[1])
    passed, failed = 0, 0
    for function in _checks:
        name = f"{function.__module__}.{function.__name__}"
        try:
            function(sandbox)
            passed += 1
            print(f"ok      {name}: {function.__doc__}")
        except Exception:
            failed += 1
            print(f"FAILED  {name}: {function.__doc__}\n{traceback.format_exc()}")
    print(f"{passed} passed, {failed} failed")
    for file in sys.argv[2:]:
        Path(file).write_text(json.dumps({"passed": passed, "failed": failed, "skipped": 0}))
    sys.exit(1 if failed or not passed else 0)
