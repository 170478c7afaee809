/** The standard workload, apart from its schema so that a browser can have it without zod. */
import type { Workload } from './workload';

/** 1024×1024, default steps, one image, live, generate. The caller sets the middle quality tier. */
export const STANDARD_WORKLOAD: Workload = {
  width: 1024,
  height: 1024,
  steps: null,
  quality: null,
  operation: 'generate',
  images: 1,
  inputImages: 0,
  inputSize: null,
  batch: false,
  imagesPerMonth: 1,
  promptTokens: 0,
  region: null,
};
