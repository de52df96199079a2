import { refusalOf } from '../../iam/authorize';
import { failureReason } from '../cloudformation/failureReason';
import { AwsError } from '../errors';
import type { Caller, Env, Principal } from '../service';
import type {
  LaunchTarget,
  ProvisionedProduct,
  ProvisioningRecord,
  RecordOutput,
} from './documents';

export type StackState =
  | { phase: 'changing' | 'failing' }
  | { phase: 'done'; outputs: RecordOutput[] }
  | { phase: 'failed'; reason: string };

interface DescribedStack {
  StackId: string;
  StackStatus: string;
  StackStatusReason?: string;
  Outputs: RecordOutput[];
}

const done = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE']);

/** The CloudFormation stack of a provisioned product, called as its launch role. */
export class ProductStack {
  constructor(
    private readonly product: ProvisionedProduct,
    private readonly target: LaunchTarget,
    private readonly actor: Principal,
    private readonly env: Env,
  ) {}

  /** Asks for the record's change; false where the stack is that way already. */
  async change(
    record: ProvisioningRecord,
    product: ProvisionedProduct,
  ): Promise<boolean> {
    if (record.type !== 'TERMINATE_PROVISIONED_PRODUCT') {
      this.readTemplate(record);
    }
    switch (record.type) {
      case 'PROVISION_PRODUCT':
        product.stackId = await this.create(record);
        return true;
      case 'UPDATE_PROVISIONED_PRODUCT':
        return product.stackId
          ? this.update(record)
          : this.create(record).then(stackId => {
              product.stackId = stackId;
              return true;
            });
      default:
        if (!product.stackId) {
          return false;
        }
        await this.call('DeleteStack', { StackName: product.stackId });
        return true;
    }
  }

  /** Service Catalog takes the template out of its bucket as the launch role. Throws AwsError. */
  private readTemplate({ artifactId }: ProvisioningRecord): void {
    const summary = { action: 'cloudformation:GetTemplateSummary' };
    const template = {
      action: 's3:GetObject',
      resource: `arn:aws:s3:::sc-${this.target.region}/${artifactId}`,
      context: { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' },
    };
    const refused = refusalOf(
      [template, { ...summary, resource: '*' }],
      this.caller(),
      this.env,
    );
    if (refused) {
      throw new AwsError('AccessDenied', refused, 403);
    }
  }

  async read(): Promise<StackState> {
    const stack = await this.describe();
    const status = stack.StackStatus;
    if (done.has(status)) {
      return { phase: 'done', outputs: outputs(stack) };
    }
    if (status.endsWith('_IN_PROGRESS')) {
      return { phase: status.includes('ROLLBACK') ? 'failing' : 'changing' };
    }
    return { phase: 'failed', reason: await this.reason(stack) };
  }

  private async create(record: ProvisioningRecord): Promise<string> {
    // One token a record: a step that a crash cut off finds the stack it made.
    const { StackId } = await this.call<{ StackId: string }>('CreateStack', {
      ...stackInput(record),
      StackName: `SC-${this.target.account}-${this.product.id}`,
      ClientRequestToken: record.id,
    });
    return StackId;
  }

  private async update(record: ProvisioningRecord): Promise<boolean> {
    try {
      await this.call('UpdateStack', {
        ...stackInput(record),
        StackName: this.product.stackId,
        ClientRequestToken: record.id,
      });
      return true;
    } catch (error) {
      if (
        error instanceof AwsError &&
        error.message === 'No updates are to be performed.'
      ) {
        return false;
      }
      throw error;
    }
  }

  private async reason({ StackStatus, StackStatusReason }: DescribedStack) {
    const { stackId } = this.product;
    const first = await failureReason(stackId, (operation, input) =>
      this.call(operation, input),
    );
    return `Stack ${stackId} is in ${StackStatus}. ${
      first ?? StackStatusReason ?? ''
    }`;
  }

  private async describe(): Promise<DescribedStack> {
    const { Stacks } = await this.call<{ Stacks: DescribedStack[] }>(
      'DescribeStacks',
      { StackName: this.product.stackId },
    );
    return Stacks[0];
  }

  private call<O>(operation: string, input: object): Promise<O> {
    return this.env.invoke<O>(
      'cloudformation',
      operation,
      input,
      this.caller(),
    );
  }

  private caller(): Caller {
    const { account, region } = this.target;
    return { account, region, principal: this.actor, source: 'servicecatalog' };
  }
}

function stackInput({ templateBody, parameters, tags }: ProvisioningRecord) {
  return {
    TemplateBody: templateBody,
    Parameters: Object.entries(parameters).map(([key, value]) => ({
      ParameterKey: key,
      ParameterValue: value,
    })),
    Tags: tags,
    Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
  };
}

function outputs(stack: DescribedStack): RecordOutput[] {
  return [
    ...stack.Outputs,
    {
      OutputKey: 'CloudformationStackARN',
      OutputValue: stack.StackId,
      Description: 'The ARN of the launched Cloudformation Stack',
    },
  ];
}
