/** Public datasets that are read weekly as second opinions. */
import type { DatasetModule, HostModule } from '../contract';
import { hostModules, moduleFor } from '../hosts';
import { litellm } from './litellm';
import { portkey } from './portkey';
import { genaiPrices, modelsdev } from './tokens';

export const datasetModules: readonly DatasetModule[] = [genaiPrices, litellm, modelsdev, portkey];

/** Everything that is read: hosts first, for a dataset's word is held against theirs. */
export const allModules: readonly (HostModule | DatasetModule)[] = [
  ...hostModules,
  ...datasetModules,
];

/** A host's or a dataset's module by its catalog id. */
export function readerFor(id: string): HostModule | DatasetModule | undefined {
  return moduleFor(id) ?? datasetModules.find((d) => d.host === id);
}

export function isDataset(module: HostModule | DatasetModule): module is DatasetModule {
  return 'about' in module;
}
