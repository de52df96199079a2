"""Every list that botocore knows how to page gives the same in the smallest pages as in AWS's own."""

from botocore.exceptions import ClientError, PaginationError
from harness import DEV, HUB, MANAGEMENT, check

# How AWS answers what the sandbox has not; a whole service that speaks XML shows as its status alone.
MISSING = ["UnknownOperationException", "InvalidAction", "NotImplemented", "404"]
SERVICES = {
    "iam": DEV,
    "organizations": MANAGEMENT,
    "cloudformation": DEV,
    "s3": DEV,
    "kms": DEV,
    "ecr": HUB,
    "events": HUB,
    "sagemaker": DEV,
    "logs": DEV,
    "servicecatalog": HUB,
}


def needed(sandbox):
    """What the lists need that need something."""
    domain = sandbox.client("sagemaker").list_domains()["Domains"][0]
    pipeline = {"PipelineName": "store-demand"}
    execution = sandbox.client("sagemaker").list_pipeline_executions(**pipeline)["PipelineExecutionSummaries"][0]
    portfolio = sandbox.client("servicecatalog", HUB).list_portfolios()["PortfolioDetails"][0]["Id"]
    root = sandbox.client("organizations", MANAGEMENT).list_roots()["Roots"][0]["Id"]
    arn = {"PipelineExecutionArn": execution["PipelineExecutionArn"]}
    return {
        "list_attached_role_policies": {"RoleName": "AtelierProvisioner"},
        "list_role_policies": {"RoleName": "AtelierProvisioner"},
        "list_role_tags": {"RoleName": "AtelierProvisioner"},
        "list_children": {"ParentId": root, "ChildType": "ORGANIZATIONAL_UNIT"},
        "list_parents": {"ChildId": DEV},
        "list_organizational_units_for_parent": {"ParentId": root},
        "list_accounts_for_parent": {"ParentId": root},
        "list_tags_for_resource": {"ResourceId": DEV},
        "list_tags": {"ResourceArn": domain["DomainArn"]},
        "list_pipeline_executions": pipeline,
        "list_pipeline_execution_steps": arn,
        "list_pipeline_parameters_for_execution": arn,
        "list_constraints_for_portfolio": {"PortfolioId": portfolio},
        "list_principals_for_portfolio": {"PortfolioId": portfolio},
        "describe_log_streams": {"logGroupName": "/aws/sagemaker/TrainingJobs"},
        "filter_log_events": {"logGroupName": "/aws/sagemaker/TrainingJobs", "limit": 20},
    }


def everything(client, operation, arguments):
    """The items of all pages, and how many the largest page had."""
    paginator = client.get_paginator(operation)
    [key, *_] = paginator.result_keys
    found = [key.search(page) or [] for page in paginator.paginate(**arguments)]
    return [item for page in found for item in page], max(map(len, found))


@check
def smallest_pages(sandbox):
    """The smallest pages hold the same as AWS's own, for each list of each service."""
    given = needed(sandbox)
    several = []
    for service, account in SERVICES.items():
        client = sandbox.client(service, account)
        for operation in client.meta.method_to_api_mapping:
            if not client.can_paginate(operation):
                continue
            model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation])
            if set(model.input_shape.required_members) - set(given.get(operation, {})):
                continue
            arguments = given.get(operation, {})
            try:
                whole, _ = everything(client, operation, arguments)
            except ClientError as error:
                assert error.response["Error"]["Code"] in MISSING, f"{service} {operation}: {error}"
                continue
            sandbox.control("pages", {"max": 1})
            try:
                small, largest = everything(client, operation, arguments)
            except PaginationError as error:
                raise AssertionError(f"{service} {operation}: {error}") from error
            finally:
                sandbox.control("pages", {})
            assert small == whole, f"{service} {operation}: {len(small)} of {len(whole)}"
            assert largest <= 1, f"{service} {operation}: {largest} on a page"
            if len(whole) > 1:
                several.append(operation)
    assert len(several) > 15, several
