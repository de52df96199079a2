"""`python -m ci.deploy preprod`: puts the model version MODEL_PACKAGE_ARN behind the endpoint of a stage."""

import argparse
import os
import re
import sys

from botocore.exceptions import ClientError, WaiterError

from ci.aws import hub_session, stage_session
from settings import ROOT, Settings, read_settings

STAGES = ("preprod", "prod")


def check_model_version(sagemaker, settings: Settings, arn: str) -> None:
    """Deploys only what is this repository's, and approved by now."""
    group = settings.model_package_group_arn.replace(":model-package-group/", ":model-package/")
    if not re.fullmatch(re.escape(group) + r"/[0-9]+", arn):
        sys.exit(f"{arn} is no version of {settings.model_package_group_arn}.")
    status = sagemaker.describe_model_package(ModelPackageName=arn)["ModelApprovalStatus"]
    if status != "Approved":
        sys.exit(f"{arn} is {status}, so it is not deployed. Approve it first.")


class Stack:
    """The CloudFormation stack of the endpoint in one account."""

    def __init__(self, cloudformation, name: str):
        self.cloudformation = cloudformation
        self.name = name

    def status(self) -> str | None:
        try:
            found = self.cloudformation.describe_stacks(StackName=self.name)
        except ClientError as error:
            if "does not exist" in error.response["Error"]["Message"]:
                return None
            raise
        return found["Stacks"][0]["StackStatus"]

    def wait(self, waiter: str) -> None:
        self.cloudformation.get_waiter(waiter).wait(
            StackName=self.name, WaiterConfig={"Delay": 5, "MaxAttempts": 720}
        )

    def settle(self) -> str | None:
        """Waits for what another job has begun; a first try that failed is removed."""
        status = self.status()
        if status and status.endswith("_IN_PROGRESS"):
            print(f"The stack {self.name} is {status}; waiting for it.", flush=True)
            waiter = "stack_create_complete" if status == "CREATE_IN_PROGRESS" else "stack_update_complete"
            try:
                self.wait(waiter)
            except WaiterError:
                pass
            status = self.status()
        if status in ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"):
            self.cloudformation.delete_stack(StackName=self.name)
            self.wait("stack_delete_complete")
            return None
        return status

    def deploy(self, template: str, parameters: dict[str, str], tags: dict[str, str]) -> None:
        request = {
            "StackName": self.name,
            "TemplateBody": template,
            "Parameters": [
                {"ParameterKey": key, "ParameterValue": value}
                for key, value in parameters.items()
            ],
            "Tags": [{"Key": key, "Value": value} for key, value in tags.items()],
        }
        try:
            if self.settle() is None:
                self.cloudformation.create_stack(**request)
                self.wait("stack_create_complete")
            else:
                self.cloudformation.update_stack(**request)
                self.wait("stack_update_complete")
        except ClientError as error:
            if "No updates are to be performed" not in error.response["Error"]["Message"]:
                raise
            print("This version is deployed already.")
        except WaiterError:
            sys.exit(f"The stack {self.name} is {self.status()}:\n{self.failures()}")

    def failures(self) -> str:
        events = self.cloudformation.describe_stack_events(StackName=self.name)["StackEvents"]
        return "\n".join(
            f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', 'no reason given')}"
            for event in reversed(events)
            if event["ResourceStatus"].endswith("_FAILED")
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=STAGES)
    stage = parser.parse_args().stage
    settings = read_settings()
    model_package_arn = os.environ["MODEL_PACKAGE_ARN"]
    hub = hub_session(settings)
    check_model_version(hub.client("sagemaker"), settings, model_package_arn)
    account_id = settings.account_id(stage)
    print(f"Deploying {model_package_arn} to {stage}, account {account_id}.", flush=True)
    stack = Stack(
        stage_session(settings, hub, stage).client("cloudformation"),
        f"{settings.name}-endpoint",
    )
    stack.deploy(
        (ROOT / "deploy" / "endpoint.yaml").read_text("utf-8"),
        {
            "EndpointName": settings.name,
            "ModelPackageArn": model_package_arn,
            "ExecutionRoleArn": settings.role_arn(account_id, "mlops-endpoint"),
            "InstanceType": settings.instance_type,
        },
        settings.stage_tags(stage),
    )
    print(f"The endpoint {settings.name} in account {account_id} serves it.")


if __name__ == "__main__":
    main()
