"""Who and where this repository is; the names follow from settings.json."""

import json
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """What the template filled in. One place, read by the pipeline and by CI."""

    name: str
    partition: str
    region: str
    code_host_url: str
    hub_account_id: str
    stages: dict[str, str]
    tags: dict[str, str]
    objective: str
    target_column: str
    instance_type: str

    @property
    def bucket(self) -> str:
        return f"ml-{self.name}-{self.hub_account_id}-{self.region}"

    @property
    def kms_key_arn(self) -> str:
        return (
            f"arn:{self.partition}:kms:{self.region}:{self.hub_account_id}"
            f":alias/atelier/{self.name}"
        )

    @property
    def model_package_group_arn(self) -> str:
        return (
            f"arn:{self.partition}:sagemaker:{self.region}:{self.hub_account_id}"
            f":model-package-group/{self.name}"
        )

    @property
    def ci_role_arn(self) -> str:
        return self.role_arn(
            self.hub_account_id, f"ci/{self.name}-ci-{self.region}"
        )

    def role_arn(self, account_id: str, role: str) -> str:
        return f"arn:{self.partition}:iam::{account_id}:role/atelier/{role}"

    def account_id(self, stage: str) -> str:
        if stage not in self.stages:
            raise SystemExit(
                f"This ML project has no account for the stage {stage}. "
                f"It has {', '.join(self.stages)}."
            )
        return self.stages[stage]

    def stage_tags(self, stage: str) -> dict[str, str]:
        return {**self.tags, "atelier:stage": stage}


def read_settings() -> Settings:
    values = json.loads((ROOT / "settings.json").read_text("utf-8"))
    return Settings(
        name=values["name"],
        partition=values["partition"],
        region=values["region"],
        code_host_url=values["codeHostUrl"],
        hub_account_id=values["hubAccountId"],
        stages=values["stages"],
        tags=values["tags"],
        objective=values["objective"],
        target_column=values["targetColumn"],
        instance_type=values["instanceType"],
    )
