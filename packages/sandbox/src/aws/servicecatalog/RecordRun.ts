import { roleSession } from '../cloudformation/roleSession';
import { AwsError } from '../errors';
import { isTransient } from '../isTransient';
import type { Env, Principal } from '../service';
import type {
  ProvisionedProduct,
  ProvisioningRecord,
  RecordOutput,
} from './documents';
import { ProductStack, type StackState } from './ProductStack';

/** Time between two looks at the stack, at speed 1. */
const pollMs = 5_000;

/** One step of a change of a provisioned product: asks CloudFormation for it, then follows the stack. */
export class RecordRun {
  /** Whether the provisioned product is no more. */
  gone = false;

  constructor(
    private readonly record: ProvisioningRecord,
    private readonly product: ProvisionedProduct,
    private readonly env: Env,
  ) {}

  /** Does the step; gives the time until the next at speed 1, or undefined at the end. */
  async step(): Promise<number | undefined> {
    const { record } = this;
    if (record.status === 'CREATED') {
      record.status = 'IN_PROGRESS';
      return 1_000;
    }
    const stack = this.stack();
    if (!stack) {
      return this.product.stackId ||
        record.type !== 'TERMINATE_PROVISIONED_PRODUCT'
        ? this.fail(
            'LaunchRoleNotAssumable',
            `AWS Service Catalog cannot assume the launch role ${record.target.roleArn}: it does not exist in account ${record.target.account}, or does not trust servicecatalog.amazonaws.com.`,
          )
        : this.succeed([]);
    }
    try {
      if (record.asked) {
        return this.follow(await stack.read());
      }
      const begun = await stack.change(record, this.product);
      record.asked = true;
      return begun ? pollMs : this.succeed(this.product.outputs);
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      return isTransient(error) ? pollMs : this.fail(error.code, error.message);
    }
  }

  private stack(): ProductStack | undefined {
    const actor = this.actor();
    return (
      actor &&
      new ProductStack(this.product, this.record.target, actor, this.env)
    );
  }

  /** Who calls CloudFormation: the launch role, else the person. */
  private actor(): Principal | undefined {
    const { target, actor, id } = this.record;
    return target.roleArn
      ? roleSession(
          target.roleArn,
          'servicecatalog.amazonaws.com',
          `SC-${id}`,
          this.env.store,
        )
      : actor;
  }

  private follow(state: StackState): number | undefined {
    if (state.phase === 'failing') {
      this.record.status = 'IN_PROGRESS_IN_ERROR';
      return pollMs;
    }
    if (state.phase === 'done') {
      return this.succeed(state.outputs);
    }
    return state.phase === 'failed'
      ? this.fail('StackFailed', state.reason)
      : pollMs;
  }

  private succeed(outputs: RecordOutput[]): undefined {
    const { record, product } = this;
    record.status = 'SUCCEEDED';
    record.outputs = outputs;
    this.gone = record.type === 'TERMINATE_PROVISIONED_PRODUCT';
    product.status = 'AVAILABLE';
    product.statusMessage = undefined;
    product.outputs = outputs;
    if (!this.gone) {
      product.parameters = record.parameters;
      product.lastSuccessfulProvisioningRecordId = record.id;
    }
    return undefined;
  }

  private fail(code: string, description: string): undefined {
    const { record, product } = this;
    record.status = 'FAILED';
    record.errors = [{ Code: code, Description: description }];
    product.status = record.type === 'PROVISION_PRODUCT' ? 'ERROR' : 'TAINTED';
    product.statusMessage = description;
    this.gone =
      record.type === 'TERMINATE_PROVISIONED_PRODUCT' && record.ignoreErrors;
    return undefined;
  }
}
