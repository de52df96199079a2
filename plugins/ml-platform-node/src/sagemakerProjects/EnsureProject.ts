import { ConflictError } from '@backstage/errors';
import { AwsClients, AwsTarget } from '../clients';
import { inRounds, unlessOvertaken } from '../ensure';
import { poll } from '../polling';
import { ProvisioningFailedError } from '../serviceCatalog';
import {
  readOutputs,
  readStackParameters,
} from '../serviceCatalog/provisionedProduct';
import { assertOwnTags } from '../tags';
import type {
  EnsuredSageMakerProject,
  WantedSageMakerProject,
} from './ensureSageMakerProject';
import { findSageMakerProject, SageMakerProject } from './findSageMakerProject';
import { ProjectRequests } from './projectRequests';

/** One call of `ensureSageMakerProject`: looks, does the next thing, and looks again until it is right. */
export class EnsureProject {
  readonly #clients: AwsClients;
  readonly #target: AwsTarget;
  readonly #wanted: WantedSageMakerProject;
  readonly #requests: ProjectRequests;
  readonly #where: string;
  #asked: 'create' | 'update' | undefined;
  #created = false;
  #updated = false;

  constructor(
    clients: AwsClients,
    target: AwsTarget,
    wanted: WantedSageMakerProject,
  ) {
    this.#clients = clients;
    this.#target = target;
    this.#wanted = wanted;
    this.#requests = new ProjectRequests(clients, target, wanted);
    this.#where = `The SageMaker project '${wanted.name}' in account ${target.accountId}, region ${target.region}`;
  }

  run(): Promise<EnsuredSageMakerProject> {
    return inRounds({
      where: this.#where,
      history: 'CloudTrail',
      signal: this.#wanted.signal,
      bringOn: () => this.#bringOn(),
    });
  }

  /** Brings it one state on; gives it when it is as wanted. */
  async #bringOn(): Promise<EnsuredSageMakerProject | undefined> {
    const found = await this.#find();
    if (!found) {
      await this.#change(found, 'create', () => this.#requests.create());
      return undefined;
    }
    const { tags, identityTags } = this.#wanted;
    assertOwnTags(this.#where, found.tags, { tags, identityTags });
    switch (found.status) {
      case 'CreateCompleted':
      case 'UpdateCompleted':
        return this.#compare(found);
      case 'UpdateFailed':
        this.#assertNotOurFailure('update', found);
        await this.#change(found, 'update', () => this.#requests.update());
        return undefined;
      case 'CreateFailed':
        this.#assertNotOurFailure('create', found);
        await this.#change(found, undefined, () => this.#requests.delete());
        return undefined;
      case 'DeleteFailed':
        throw new ConflictError(
          `${this.#where} could not be deleted by whoever tried: ${
            found.message ?? 'AWS gives no reason'
          }. Delete it in the AWS console, then try again`,
        );
      default:
        await this.#follow();
        return undefined;
    }
  }

  async #compare(
    found: SageMakerProject,
  ): Promise<EnsuredSageMakerProject | undefined> {
    const { parameters, secretsAreNew } = this.#wanted;
    const outputs = await readOutputs(
      this.#clients,
      this.#target,
      found.provisionedProductId ?? '',
      this.#wanted,
    );
    const actual = await readStackParameters(
      this.#clients,
      this.#target,
      outputs,
      this.#wanted,
    );
    const hasSecrets = !secretsAreNew || this.#created || this.#updated;
    const isAsWanted =
      hasSecrets &&
      Object.entries(parameters).every(
        ([key, value]) => !actual || actual[key] === value,
      );
    if (isAsWanted) {
      return {
        projectId: found.projectId,
        provisionedProductId: found.provisionedProductId ?? '',
        outputs,
        existed: !this.#created,
        updated: this.#updated,
      };
    }
    await this.#change(found, 'update', () => this.#requests.update());
    return undefined;
  }

  /** A failure that was there is mended once; one that this call made is told. */
  #assertNotOurFailure(
    asked: 'create' | 'update',
    { message = 'AWS gives no reason' }: SageMakerProject,
  ): void {
    if (this.#asked === asked) {
      throw new ProvisioningFailedError(
        `${
          this.#where
        } could not be ${asked}d: ${message}. Mend what it names, or ask the platform team, then run it again: it goes on from what is there`,
      );
    }
  }

  /** Asks for a change of what was found, and follows it; when something else was faster, the next round sees it. */
  async #change(
    found: SageMakerProject | undefined,
    asked: 'create' | 'update' | undefined,
    request: () => Promise<void>,
  ): Promise<void> {
    const accepted = await unlessOvertaken({
      request: async () => {
        await request();
        return true;
      },
      hasChanged: async () => {
        const now = await this.#find();
        return now?.arn !== found?.arn || now?.status !== found?.status;
      },
      signal: this.#wanted.signal,
    });
    if (!accepted) {
      return;
    }
    this.#asked = asked;
    this.#created ||= asked === 'create';
    this.#updated ||= asked === 'update';
    await this.#follow();
  }

  #find(): Promise<SageMakerProject | undefined> {
    const { name } = this.#wanted;
    return findSageMakerProject(
      this.#clients,
      this.#target,
      name,
      this.#wanted,
    );
  }

  async #follow(): Promise<void> {
    const { signal, onProgress } = this.#wanted;
    await poll<SageMakerProject | undefined>({
      what: `${this.#where} to be settled`,
      read: () => this.#find(),
      until: found => !found || !/(^Pending|InProgress)$/.test(found.status),
      onProgress: (found, elapsed) =>
        onProgress?.({ status: found?.status ?? 'Deleted', elapsed }),
      signal,
      timeout: { minutes: 60 },
    });
  }
}
