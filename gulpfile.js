const { spawn } = require('node:child_process');
const fs = require('node:fs/promises');
const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');

// tsc writes the code and the codex (*.node.json); everything else that n8n reads comes from here.
const NODES = path.join(__dirname, 'dist', 'nodes');

/** Removes what an earlier build left: tsc never deletes the output of a source that is gone. */
function clean() {
  return fs.rm(path.join(__dirname, 'dist'), { recursive: true, force: true });
}

/** Copies the icons. Not decoded as text: gulp 5 would otherwise re-encode every byte above 127. */
function icons() {
  return src(['nodes/**/*.svg', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));
}

/**
 * Writes what each node's description derives from its declarations to `<Node>.derived.json` beside it, so that n8n can load
 * a node without its declarations (nodes/shared/node). An older file is removed first: the node would read it.
 */
async function descriptions() {
  const { toWrite, writtenFile } = require(path.join(NODES, 'shared', 'node', 'written.js'));
  const files = require('./package.json').n8n.nodes.map((file) => path.join(__dirname, file));
  await Promise.all(files.map((file) => fs.rm(writtenFile(file), { force: true })));
  for (const file of files) {
    const [NodeClass] = Object.values(require(file));
    await fs.writeFile(writtenFile(file), JSON.stringify(toWrite(new NodeClass())));
  }
}

/**
 * Writes what each operation returns to `__schema__/v<version>/<resource>/<operation>.json` beside its node.
 * The editor reads these files to show an operation's output fields before its first run. Nodes of one folder share it, so
 * no two of them have a resource of the same name.
 */
async function previews() {
  if (!existsSync(NODES)) throw new Error('dist/nodes is missing: run tsc first');
  const writer = path.join(NODES, 'shared', 'describe', 'schema.js');
  if (!existsSync(writer))
    return console.log('No output previews: nodes/shared/describe/schema.ts is not there');
  const { outputSchema } = require(writer);

  for (const vendor of readdirSync(NODES).filter((name) => name !== 'shared')) {
    const folder = path.join(NODES, vendor);
    const nodes = actionNodes(folder);
    await fs.rm(path.join(folder, '__schema__'), { recursive: true, force: true });
    if (nodes.length === 0) console.log(`No output previews for ${vendor}: it has no action node`);
    const seen = new Set();
    for (const { name, catalogue } of nodes) {
      const source = `nodes/${vendor}/${catalogue}/index.ts`;
      const resources = path.join(folder, catalogue, 'index.js');
      if (!existsSync(resources)) {
        console.log(`No output previews for ${name}: there is no ${source}`);
        continue;
      }
      const { operations } = require(resources);
      if (!Array.isArray(operations)) throw new Error(`${source} exports no operations array`);
      const versions = versionsOf(path.join(folder, `${name}.node.js`));
      const written = await writePreviews(folder, versions, operations, outputSchema, seen);
      console.log(`${name}: ${written} output previews for ${operations.length} operations`);
    }
  }
}

/**
 * The nodes that carry operations, with the folders of their catalogues: `resources` for the node that is named as its
 * folder, `setup` for the one with "Setup" behind that name. A trigger has none.
 */
function actionNodes(folder) {
  const vendor = path.basename(folder);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.node.js') && !file.endsWith('Trigger.node.js'))
    .map((file) => path.basename(file, '.node.js'))
    .map((name) => ({ name, catalogue: name.slice(vendor.length).toLowerCase() || 'resources' }));
}

/** The versions that a node offers, spelled as n8n spells them in the folder's name: 1 is `1.0.0`. */
function versionsOf(nodeFile) {
  const [NodeClass] = Object.values(require(nodeFile));
  const { version } = new NodeClass().description;
  return [version].flat().map((each) => String(each).split('.').concat('0', '0').slice(0, 3).join('.'));
}

async function writePreviews(folder, versions, operations, outputSchema, seen) {
  let written = 0;
  for (const operation of operations) {
    const name = `${operation.resource}/${operation.operation}`;
    if (seen.has(name)) throw new Error(`${path.basename(folder)} declares ${name} twice`);
    seen.add(name);
    const schema = outputSchema(operation);
    if (schema === undefined) continue;
    for (const version of versions) {
      const file = path.join(folder, '__schema__', `v${version}`, `${name}.json`);
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, JSON.stringify(schema));
    }
    written++;
  }
  return written;
}

/**
 * Writes dist/known and dist/types, with which n8n shows the nodes without loading their code at start.
 * Without an `n8n` block the tool would write empty lists, and n8n would load a pack of no nodes.
 */
function metadata(done) {
  const { n8n } = require('./package.json');
  if (!n8n?.nodes?.length) return done(new Error('package.json lists no nodes under "n8n"'));
  // Started with this very Node: spawning what npm puts into node_modules/.bin needs a shell on Windows.
  const tool = path.join(path.dirname(require.resolve('n8n-core/package.json')), 'bin', 'generate-metadata');
  const child = spawn(process.execPath, [tool], { cwd: __dirname, stdio: 'inherit' });
  child.on('error', done);
  child.on('close', (code) =>
    done(code === 0 ? undefined : new Error(`n8n-generate-metadata ended with ${code}`)),
  );
}

exports.clean = clean;
exports.build = series(parallel(icons, series(descriptions, previews)), metadata);
exports.default = exports.build;
