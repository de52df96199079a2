import { randomUUID } from 'node:crypto';
import type { Env, Scope } from '../service';
import {
  stackEvents,
  stackUuid,
  type ResourceStatus,
  type Stack,
  type StackEvent,
  type StackResource,
  type StackStatus,
} from './stack';

/** Changes statuses of a stack and its resources, and keeps the events that tell of it. */
export class StackLog {
  private readonly events: StackEvent[] = [];

  constructor(
    private readonly target: Stack,
    private readonly scope: Scope,
    private readonly env: Env,
  ) {}

  now(): string {
    return this.env.clock.now().toISOString();
  }

  stack(status: StackStatus, reason?: string): void {
    const { target } = this;
    target.status = status;
    target.statusReason = reason;
    if (status === 'DELETE_COMPLETE') {
      target.deletedAt = this.now();
    }
    this.events.push({
      ...this.eventBase(),
      logicalId: target.stackName,
      physicalId: target.stackId,
      type: 'AWS::CloudFormation::Stack',
      status,
      reason,
    });
  }

  resource(
    resource: StackResource,
    status: ResourceStatus,
    reason?: string,
  ): void {
    resource.status = status;
    resource.statusReason = reason;
    resource.changedAt = this.now();
    this.events.push({
      ...this.eventBase(),
      logicalId: resource.logicalId,
      physicalId: resource.physicalId ?? '',
      type: resource.type,
      status,
      reason,
      properties: JSON.stringify(resource.properties),
    });
  }

  /** Writes the events; call it in the transaction that writes the stack. */
  flush(): void {
    const { store } = this.env;
    const prefix = `${stackUuid(this.target.stackId)}/`;
    const count = store.list(stackEvents, this.scope, { prefix }).length;
    this.events.splice(0).forEach((event, index) => {
      const sequence = String(count + index).padStart(6, '0');
      store.put(stackEvents, this.scope, `${prefix}${sequence}`, event);
    });
  }

  private eventBase() {
    return {
      id: randomUUID(),
      stackId: this.target.stackId,
      stackName: this.target.stackName,
      token: this.target.token,
      at: this.now(),
    };
  }
}
