/** Display names as the composition root hands them over. */
export const vendorNames: ReadonlyMap<string, string> = new Map([
  ['modelslab', 'ModelsLab'],
  ['akool', 'Akool'],
  ['crun', 'Crun.ai'],
]);
