import { DescribeProject, ListProjects } from './describeProjects';
import {
  DisableSagemakerServicecatalogPortfolio,
  EnableSagemakerServicecatalogPortfolio,
  GetSagemakerServicecatalogPortfolioStatus,
} from './portfolioStatus';
import { CreateProject, DeleteProject, UpdateProject } from './projects';
import { projectTimer, runProject } from './runProject';

export const projectOperations = {
  CreateProject,
  DeleteProject,
  DescribeProject,
  DisableSagemakerServicecatalogPortfolio,
  EnableSagemakerServicecatalogPortfolio,
  GetSagemakerServicecatalogPortfolioStatus,
  ListProjects,
  UpdateProject,
};

export const projectTimers = { [projectTimer]: runProject };
