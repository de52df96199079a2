import type { Page } from '../pages';
import { studioPage } from './studioPage';

/** Studio, as far as a presigned URL opens it. */
export const studio: Page = { prefix: '/_studio/', answer: studioPage };
