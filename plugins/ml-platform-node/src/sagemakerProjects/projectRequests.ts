import {
  CreateProjectCommand,
  DeleteProjectCommand,
  SageMakerClient,
  UpdateProjectCommand,
} from '@aws-sdk/client-sagemaker';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import type { WantedSageMakerProject } from './ensureSageMakerProject';

/** The calls that change one SageMaker project. */
export class ProjectRequests {
  readonly #client: SageMakerClient;
  readonly #target: AwsTarget;
  readonly #wanted: WantedSageMakerProject;

  constructor(
    clients: AwsClients,
    target: AwsTarget,
    wanted: WantedSageMakerProject,
  ) {
    this.#client = clients.get(SageMakerClient, target);
    this.#target = target;
    this.#wanted = wanted;
  }

  async create(): Promise<void> {
    const { name, description, product, tags } = this.#wanted;
    await this.#send('CreateProject', options =>
      this.#client.send(
        new CreateProjectCommand({
          ProjectName: name,
          ProjectDescription: description,
          ServiceCatalogProvisioningDetails: {
            ProductId: product.productId,
            ProvisioningArtifactId: product.artifactId,
            PathId: product.pathId,
            ProvisioningParameters: this.#parameters(),
          },
          Tags: tags,
        }),
        options,
      ),
    );
  }

  async update(): Promise<void> {
    const { name, product } = this.#wanted;
    await this.#send('UpdateProject', options =>
      this.#client.send(
        new UpdateProjectCommand({
          ProjectName: name,
          ServiceCatalogProvisioningUpdateDetails: {
            ProvisioningArtifactId: product.artifactId,
            ProvisioningParameters: this.#parameters(),
          },
        }),
        options,
      ),
    );
  }

  async delete(): Promise<void> {
    await this.#send('DeleteProject', options =>
      this.#client.send(
        new DeleteProjectCommand({ ProjectName: this.#wanted.name }),
        options,
      ),
    );
  }

  #parameters() {
    const { parameters, secrets } = this.#wanted;
    return Object.entries({ ...parameters, ...secrets }).map(
      ([Key, Value]) => ({ Key, Value }),
    );
  }

  #send<T>(
    operation: string,
    call: (options: { abortSignal?: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const { name, signal } = this.#wanted;
    return callAws(
      `sagemaker:${operation}`,
      this.#target,
      () => call({ abortSignal: signal }),
      name,
    );
  }
}
