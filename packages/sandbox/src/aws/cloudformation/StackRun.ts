import { AwsError } from '../errors';
import { isTransient } from '../isTransient';
import type { Env, Scope } from '../service';
import { failStack } from './failStack';
import { handlerError } from './handlerError';
import { instantiate } from './instantiate';
import { isLate } from './isLate';
import { isRunning, phases, stepMs, type Phase } from './phases';
import { nextRemoval } from './removal';
import {
  dropReplaced,
  needsReplacement,
  startReplacement,
} from './replacement';
import { resourceContext } from './resourceContext';
import { resourceGoal, type ResourceGoal } from './resourceGoal';
import { resourceTypes, type ResourceType } from './resources';
import { exists, type Stack, type StackResource } from './stack';
import { StackLog } from './StackLog';
import {
  TemplateError,
  type ResourceState,
  type TemplateInstance,
} from './template';
import { workOn } from './workOn';

/** Time between two looks at a resource that is changing, at speed 1. */
const pollMs = 5_000;

/** How often a resource's service is asked again before the resource fails. */
const maxTries = 30;

/**
 * One step of a stack's operation: at most one call that changes something. The stack document
 * says all that the next step needs, so a step that a crash cut off is simply done again.
 */
export class StackRun {
  readonly log: StackLog;
  private readonly instance: TemplateInstance;

  constructor(
    readonly stack: Stack,
    private readonly scope: Scope,
    private readonly env: Env,
  ) {
    this.log = new StackLog(stack, scope, env);
    this.instance = instantiate(stack, scope);
  }

  /** Does the step; gives the time until the next at speed 1, or undefined at the end. */
  async step(): Promise<number | undefined> {
    const { status } = this.stack;
    if (!isRunning(status)) {
      return undefined;
    }
    const phase = phases[status];
    const { resources, leftovers = [] } = this.stack;
    const active = [...resources, ...leftovers].find(resource =>
      resource.status.endsWith('_IN_PROGRESS'),
    );
    if (isLate(this.stack, this.env.clock)) {
      if (active) {
        this.log.resource(
          active,
          'CREATE_FAILED',
          'Resource creation cancelled',
        );
      }
      const reason = 'Stack creation time exceeded the specified timeout.';
      return failStack(this.stack, phase, reason, this.log);
    }
    if (active) {
      return this.advance(active, phase);
    }
    try {
      const next =
        (phase.builds && this.startBuild()) || this.startRemoval(phase);
      return next ? 0 : this.finish(phase);
    } catch (error) {
      if (error instanceof TemplateError) {
        return failStack(this.stack, phase, error.message, this.log);
      }
      throw error;
    }
  }

  private async advance(
    resource: StackResource,
    phase: Phase,
  ): Promise<number | undefined> {
    const type = this.type(resource);
    try {
      const context = resourceContext(
        this.stack,
        resource,
        this.scope,
        this.env,
      );
      const done = await workOn(resource, type, context, this.log);
      resource.tries = 0;
      return done ? stepMs : pollMs;
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      resource.tries = (resource.tries ?? 0) + 1;
      if (isTransient(error) && resource.tries < maxTries) {
        return pollMs;
      }
      resource.tries = 0;
      return this.failResource(resource, handlerError(error), phase);
    }
  }

  /** Starts the first resource that is not as the template says; false if there is none. */
  private startBuild(): boolean {
    for (const logicalId of this.instance.order) {
      const known = this.resource(logicalId);
      const goal = resourceGoal(logicalId, this.instance, this.stack, id =>
        this.state(id),
      );
      const declared = this.instance.template.Resources[logicalId];
      const needs = [...(this.instance.dependencies.get(logicalId) ?? [])];
      const policies = {
        deletionPolicy: declared.DeletionPolicy,
        replacePolicy: declared.UpdateReplacePolicy,
      };
      if (!known || !exists(known)) {
        this.startCreation({
          logicalId,
          type: declared.Type,
          needs,
          ...policies,
          ...goal,
        });
        return true;
      }
      Object.assign(known, policies);
      if (
        known.status.endsWith('_FAILED') ||
        !same(known.properties, goal.properties) ||
        !same(known.tags, goal.tags)
      ) {
        this.startUpdate(known, { ...goal, needs });
        return true;
      }
      known.needs = needs;
    }
    return false;
  }

  private startCreation(
    wanted: Pick<
      StackResource,
      'logicalId' | 'type' | 'needs' | 'properties' | 'tags' | 'problems'
    >,
  ) {
    const resource: StackResource = {
      ...wanted,
      madeBy: this.stack.operationId,
      status: 'CREATE_IN_PROGRESS',
      changedAt: this.log.now(),
      attributes: {},
      asked: false,
    };
    this.stack.resources = [
      ...this.stack.resources.filter(
        ({ logicalId }) => logicalId !== wanted.logicalId,
      ),
      resource,
    ];
    this.log.resource(resource, 'CREATE_IN_PROGRESS');
  }

  private startUpdate(
    resource: StackResource,
    change: ResourceGoal & Pick<StackResource, 'needs'>,
  ) {
    if (needsReplacement(resource, change, this.type(resource))) {
      startReplacement(resource, change);
      this.log.resource(
        resource,
        'UPDATE_IN_PROGRESS',
        'Requested update requires the creation of a new physical resource; hence creating one.',
      );
      return;
    }
    Object.assign(resource, change, { asked: false });
    this.log.resource(resource, 'UPDATE_IN_PROGRESS');
  }

  /** Starts to remove a resource that the phase removes; false if there is none. */
  private startRemoval(phase: Phase): boolean {
    const found = nextRemoval(this.stack, phase, this.instance.order);
    if (!found) {
      return false;
    }
    const { resource, kept } = found;
    resource.asked = false;
    this.log.resource(resource, kept ? 'DELETE_SKIPPED' : 'DELETE_IN_PROGRESS');
    return true;
  }

  private finish(phase: Phase): number | undefined {
    if (phase.builds) {
      dropReplaced(this.stack);
      this.stack.outputs = this.instance.outputs(id => this.state(id));
    }
    this.log.stack(phase.done);
    return isRunning(phase.done) ? 0 : undefined;
  }

  private failResource(
    resource: StackResource,
    reason: string,
    phase: Phase,
  ): number | undefined {
    const verb = resource.status.split('_')[0] as
      | 'CREATE'
      | 'UPDATE'
      | 'DELETE';
    this.log.resource(resource, `${verb}_FAILED`, reason);
    const goesOn =
      (phase.removes === 'all' && verb !== 'DELETE') ||
      (phase.removes === 'absent' && verb === 'DELETE');
    if (goesOn) {
      return stepMs;
    }
    const action = { CREATE: 'create', UPDATE: 'update', DELETE: 'delete' }[
      verb
    ];
    return failStack(
      this.stack,
      phase,
      `The following resource(s) failed to ${action}: [${resource.logicalId}].`,
      this.log,
    );
  }

  private type({ type }: StackResource): ResourceType {
    const found = resourceTypes.get(type);
    if (!found) {
      throw new Error(`No CloudFormation resource type ${type}`);
    }
    return found;
  }

  private resource(logicalId: string) {
    return this.stack.resources.find(item => item.logicalId === logicalId);
  }

  private state(logicalId: string): ResourceState | undefined {
    const resource = this.resource(logicalId);
    return resource?.physicalId !== undefined && exists(resource)
      ? { physicalId: resource.physicalId, attributes: resource.attributes }
      : undefined;
  }
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
