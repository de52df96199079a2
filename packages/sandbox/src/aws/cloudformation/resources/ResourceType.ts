import type { Tag } from '../stack';
import type { TemplateObject } from '../template';

/** The sandbox's own services, called as the stack's role. */
export interface ResourceContext {
  account: string;
  region: string;
  stackId: string;
  logicalId: string;
  /** Changes where the resource is replaced, so that generated names do. */
  generation: number;
  /** As the template gives them now. */
  properties: TemplateObject;
  /** When CloudFormation began to make the resource: what is older is another's. */
  startedAt: Date;
  invoke<O>(service: string, operation: string, input: object): Promise<O>;
}

export interface ResourceReading {
  state: 'changing' | 'ready' | 'failed' | 'gone';
  reason?: string;
  /** What `Fn::GetAtt` gives. */
  attributes: TemplateObject;
}

/** How CloudFormation handles one type of resource. */
export interface ResourceType {
  type: string;
  /** Capability the template's author must be granted, if the type needs one. */
  capability?(properties: TemplateObject): string;
  /** All properties that the sandbox's handler knows. */
  properties: readonly string[];
  /** The property that names the resource, where its author may. */
  nameProperty?: string;
  /** Physical id of the resource if this stack has made it already (before a crash). */
  find(
    properties: TemplateObject,
    context: ResourceContext,
  ): Promise<string | undefined>;
  /** Starts to make the resource; gives its physical id. */
  create(
    properties: TemplateObject,
    tags: Tag[],
    context: ResourceContext,
  ): Promise<string>;
  /** Sets what cannot be said when the resource is made. Safe to repeat. */
  configure?(
    physicalId: string,
    properties: TemplateObject,
    context: ResourceContext,
  ): Promise<void>;
  read(physicalId: string, context: ResourceContext): Promise<ResourceReading>;
  update(
    physicalId: string,
    properties: TemplateObject,
    tags: Tag[],
    context: ResourceContext,
  ): Promise<void>;
  delete(physicalId: string, context: ResourceContext): Promise<void>;
}
