import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const goldenPath = join(__dirname, '../../templates/mlops-train-deploy');

/** Ways to spoil the definition of the golden path's pipeline, and what SageMaker has against it. */
export const flaws: Record<
  string,
  { spoil(definition: string): string; refusal: RegExp }
> = {
  'unknown-step': {
    spoil: text => text.replace('Steps.Train.Model', 'Steps.Trian.Model'),
    refusal: /It refers to the step "Trian", which is not in the definition/,
  },
  'duplicate-names': {
    spoil: text => text.replace('"Name": "Evaluate"', '"Name": "Train"'),
    refusal: /The step name "Train" is taken by/,
  },
  'too-large': {
    spoil: text => text + ' '.repeat(1_048_576),
    refusal: /characters; SageMaker takes at most 1048576 \(1 MiB\)/,
  },
};

/** The name of the template with a flaw. */
export const brokenTemplate = (flaw: string) => `mlops-${flaw}`;

/** Writes a copy of the golden path for each flaw, and gives the places of the templates. */
export function writeBrokenTemplates(folder: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  return Object.entries(flaws).map(([flaw, { spoil }]) => {
    const copy = join(folder, flaw);
    cpSync(goldenPath, copy, { recursive: true });
    const template = join(copy, 'template.yaml');
    change(template, text =>
      text.replace('name: mlops-train-deploy', `name: ${brokenTemplate(flaw)}`),
    );
    change(join(copy, 'skeleton/pipeline/definition.json'), spoil);
    return template;
  });
}

function change(file: string, make: (text: string) => string) {
  const text = readFileSync(file, 'utf8');
  const changed = make(text);
  if (changed === text) {
    throw new Error(`Nothing was changed in ${file}`);
  }
  writeFileSync(file, changed);
}
