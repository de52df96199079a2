//

export * from '../models/ErrorError.model';
export * from '../models/ErrorRequest.model';
export * from '../models/ErrorResponse.model';
export * from '../models/MlAccount.model';
export * from '../models/MlAccounts.model';
export * from '../models/MlProjectChoice.model';
export * from '../models/MlProjectChoices.model';
export * from '../models/MlProjectDetails.model';
export * from '../models/MlProjectPage.model';
export * from '../models/MlProjectSummary.model';
export * from '../models/ModelError.model';
export * from '../models/Money.model';
export * from '../models/OpenStudioRequest.model';
export * from '../models/PartFailure.model';
export * from '../models/Persona.model';
export * from '../models/Personas.model';
export * from '../models/Stage.model';
export * from '../models/StudioDomain.model';
export * from '../models/StudioDomains.model';
export * from '../models/StudioProfile.model';
export * from '../models/StudioSession.model';
