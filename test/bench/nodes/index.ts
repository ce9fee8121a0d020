import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Writes the benchmark's nodes as JavaScript into a folder for `N8N_CUSTOM_EXTENSIONS`. */
export function writeBenchNodes(dir: string): void {
  for (const file of readdirSync(__dirname).filter((name) => name !== path.basename(__filename))) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(__dirname, file), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    writeFileSync(path.join(dir, file.replace(/\.ts$/, '.js')), outputText);
  }
}
