"""
The SageMaker pipeline of this repository: preprocess, train, evaluate, and register the model if it is good enough.

`python -m pipeline.pipeline` writes pipeline/definition.json and does not call AWS. That file is what goes there, so a
change of the pipeline can be read in its review; a test compares it with what this module makes.
"""

import json
import os

from settings import ROOT, Settings, read_settings

# Read by the SDK when it is imported and when it makes a session: nothing is to be asked of AWS here.
os.environ.setdefault("SAGEMAKER_VALIDATE_ROLE", "false")
os.environ.setdefault(
    "SAGEMAKER_USER_CONFIG_OVERRIDE", str(ROOT / "pipeline" / "sagemaker-config.yaml")
)
os.environ.setdefault("AWS_DEFAULT_REGION", read_settings().region)

import boto3  # noqa: E402
from sagemaker.core import image_uris  # noqa: E402
from sagemaker.core.model_metrics import MetricsSource, ModelMetrics  # noqa: E402
from sagemaker.core.processing import ScriptProcessor  # noqa: E402
from sagemaker.core.shapes import (  # noqa: E402
    ProcessingInput,
    ProcessingOutput,
    ProcessingS3Input,
    ProcessingS3Output,
)
from sagemaker.core.workflow.conditions import ConditionGreaterThanOrEqualTo  # noqa: E402
from sagemaker.core.workflow.execution_variables import ExecutionVariables  # noqa: E402
from sagemaker.core.workflow.functions import Join, JsonGet  # noqa: E402
from sagemaker.core.workflow.parameters import ParameterFloat, ParameterString  # noqa: E402
from sagemaker.core.workflow.pipeline_context import PipelineSession  # noqa: E402
from sagemaker.core.workflow.properties import PropertyFile  # noqa: E402
from sagemaker.mlops.workflow.condition_step import ConditionStep  # noqa: E402
from sagemaker.mlops.workflow.fail_step import FailStep  # noqa: E402
from sagemaker.mlops.workflow.model_step import ModelStep  # noqa: E402
from sagemaker.mlops.workflow.pipeline import Pipeline  # noqa: E402
from sagemaker.mlops.workflow.steps import ProcessingStep, TrainingStep  # noqa: E402
from sagemaker.serve import ModelBuilder  # noqa: E402
from sagemaker.train import ModelTrainer  # noqa: E402
from sagemaker.train.configs import (  # noqa: E402
    Compute,
    InputData,
    OutputDataConfig,
    StoppingCondition,
)

from pipeline.artifacts import code_key, data_key  # noqa: E402

DEFINITION = ROOT / "pipeline" / "definition.json"

HYPERPARAMETERS = {
    "num_round": "100",
    "max_depth": "5",
    "eta": "0.2",
    "min_child_weight": "6",
    "subsample": "0.8",
}
MINIMUM_SCORE = 0.7
METRICS = {"binary:logistic": "auc", "reg:squarederror": "r2"}

PROCESSING = "/opt/ml/processing"


class Steps:
    """The steps, each made from those before it."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self.role = settings.role_arn(settings.account_id("dev"), "mlops-pipeline")
        self.prefix = f"s3://{settings.bucket}/{settings.name}"
        self.metric = METRICS[settings.objective]
        # The definition needs no credentials; without any, boto3 would look for them on this machine.
        self.session = PipelineSession(
            boto_session=boto3.Session(
                region_name=settings.region,
                aws_access_key_id="none",
                aws_secret_access_key="none",
            ),
            default_bucket=settings.bucket,
        )
        self.xgboost = image_uris.retrieve("xgboost", settings.region, version="1.7-1")
        self.sklearn = image_uris.retrieve(
            "sklearn", settings.region, version="1.2-1", py_version="py3"
        )
        self.input_data = ParameterString(
            name="InputDataUrl",
            default_value=f"s3://{settings.bucket}/{data_key(settings, 'data/sample.csv')}",
        )
        self.minimum_score = ParameterFloat(name="MinimumScore", default_value=MINIMUM_SCORE)

    def output_uri(self, name: str) -> Join:
        """Each execution writes into a folder of its own."""
        return Join(
            on="/",
            values=[
                self.prefix,
                "executions",
                ExecutionVariables.PIPELINE_EXECUTION_ID,
                name,
            ],
        )

    def processor(self, image: str) -> ScriptProcessor:
        return ScriptProcessor(
            role=self.role,
            image_uri=image,
            command=["python3"],
            instance_count=1,
            instance_type=self.settings.instance_type,
            volume_size_in_gb=30,
            max_runtime_in_seconds=3600,
            output_kms_key=self.settings.kms_key_arn,
            sagemaker_session=self.session,
        )

    def input(self, name: str, uri, path: str) -> ProcessingInput:
        return ProcessingInput(
            input_name=name,
            s3_input=ProcessingS3Input(
                s3_uri=uri,
                s3_data_type="S3Prefix",
                s3_input_mode="File",
                local_path=f"{PROCESSING}/{path}",
            ),
        )

    def output(self, name: str) -> ProcessingOutput:
        return ProcessingOutput(
            output_name=name,
            s3_output=ProcessingS3Output(
                s3_uri=self.output_uri(name),
                s3_upload_mode="EndOfJob",
                local_path=f"{PROCESSING}/{name}",
            ),
        )

    def code(self, file: str) -> str:
        return f"s3://{self.settings.bucket}/{code_key(self.settings, file)}"

    def preprocess(self) -> ProcessingStep:
        return ProcessingStep(
            name="Preprocess",
            step_args=self.processor(self.sklearn).run(
                code=self.code("src/preprocess.py"),
                inputs=[self.input("data", self.input_data, "input")],
                outputs=[self.output(name) for name in ("train", "validation", "test")],
                arguments=["--target", self.settings.target_column],
            ),
        )

    def train(self, preprocess: ProcessingStep) -> TrainingStep:
        outputs = preprocess.properties.ProcessingOutputConfig.Outputs
        trainer = ModelTrainer(
            training_image=self.xgboost,
            role=self.role,
            hyperparameters={"objective": self.settings.objective, **HYPERPARAMETERS},
            compute=Compute(
                instance_type=self.settings.instance_type,
                instance_count=1,
                volume_size_in_gb=30,
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
            output_data_config=OutputDataConfig(
                s3_output_path=self.output_uri("model"),
                kms_key_id=self.settings.kms_key_arn,
            ),
            input_data_config=[
                InputData(
                    channel_name=name,
                    data_source=outputs[name].S3Output.S3Uri,
                    content_type="text/csv",
                )
                for name in ("train", "validation")
            ],
            sagemaker_session=self.session,
        )
        return TrainingStep(name="Train", step_args=trainer.train())

    def evaluate(
        self, preprocess: ProcessingStep, train: TrainingStep, report: PropertyFile
    ) -> ProcessingStep:
        test = preprocess.properties.ProcessingOutputConfig.Outputs["test"]
        return ProcessingStep(
            name="Evaluate",
            step_args=self.processor(self.xgboost).run(
                code=self.code("src/evaluate.py"),
                inputs=[
                    self.input("model", model_of(train), "model"),
                    self.input("test", test.S3Output.S3Uri, "test"),
                ],
                outputs=[self.output("evaluation")],
                arguments=["--metric", self.metric],
            ),
            property_files=[report],
        )

    def register(self, train: TrainingStep) -> ModelStep:
        builder = ModelBuilder(
            image_uri=self.xgboost,
            s3_model_data_url=model_of(train),
            role_arn=self.role,
            # Not empty, it makes the SDK upload code that the built-in XGBoost does not have.
            dependencies={},
            sagemaker_session=self.session,
        )
        return ModelStep(
            name="Register",
            step_args=builder.register(
                model_package_group_name=self.settings.model_package_group_arn,
                approval_status="PendingManualApproval",
                content_types=["text/csv"],
                response_types=["text/csv"],
                inference_instances=[self.settings.instance_type],
                transform_instances=[self.settings.instance_type],
                model_metrics=ModelMetrics(
                    model_statistics=MetricsSource(
                        s3_uri=Join(
                            on="/",
                            values=[self.output_uri("evaluation"), "evaluation.json"],
                        ),
                        content_type="application/json",
                    )
                ),
            ),
        )

    def refuse(self) -> FailStep:
        return FailStep(
            name="NotGoodEnough",
            error_message=Join(
                on=" ",
                values=[
                    f"The model was not registered: its {self.metric} on the test rows is below",
                    self.minimum_score,
                ],
            ),
        )


def model_of(train: TrainingStep):
    return train.properties.ModelArtifacts.S3ModelArtifacts


def make_pipeline(settings: Settings) -> Pipeline:
    steps = Steps(settings)
    preprocess = steps.preprocess()
    train = steps.train(preprocess)
    report = PropertyFile(
        name="Evaluation", output_name="evaluation", path="evaluation.json"
    )
    evaluate = steps.evaluate(preprocess, train, report)
    check = ConditionStep(
        name="IsGoodEnough",
        conditions=[
            ConditionGreaterThanOrEqualTo(
                left=JsonGet(
                    step_name=evaluate.name,
                    property_file=report,
                    json_path=f"metrics.{steps.metric}.value",
                ),
                right=steps.minimum_score,
            )
        ],
        if_steps=[steps.register(train)],
        else_steps=[steps.refuse()],
    )
    return Pipeline(
        name=settings.name,
        parameters=[steps.input_data, steps.minimum_score],
        pipeline_experiment_config=None,
        steps=[preprocess, train, evaluate, check],
        sagemaker_session=steps.session,
    )


def make_definition(settings: Settings) -> str:
    """The definition as text, always the same for the same repository."""
    definition = json.loads(make_pipeline(settings).definition())
    return json.dumps(definition, indent=2) + "\n"


def main() -> None:
    DEFINITION.write_text(make_definition(read_settings()), "utf-8")


if __name__ == "__main__":
    main()
