import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ICredentialType, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { ensureBuilt } from '../../engine/harness/build';
import { checkCredential, checkDescription } from './rules';

/*
 * Walks what is shipped: the nodes and credentials in dist. They are required directly, because n8n-core's loader replaces
 * icons by URLs and adds parameters of n8n's own, which are not ours to correct.
 */
const ROOT = path.resolve(__dirname, '../../..');
const DIST = path.join(ROOT, 'dist');
const requireBuilt = createRequire(__filename);

const nodeFiles = sources('nodes', '.node.ts');
const credentialFiles = sources('credentials', '.credentials.ts');

// A build that fails is reported once, not by every test.
let buildFailure: unknown;
beforeAll(async () => {
  buildFailure = await ensureBuilt().catch((error: unknown) => error);
}, 180_000);

it('finds nodes and credentials, built', () => {
  if (buildFailure) throw buildFailure;
  expect(nodeFiles).not.toEqual([]);
  expect(credentialFiles).not.toEqual([]);
});

// A loop, not describe.each, which refuses an empty list with a message that says nothing about the reason.
for (const file of nodeFiles) {
  describe(file, () => {
    let node: INodeType;
    let description: INodeTypeDescription;

    beforeAll(() => {
      node = load<INodeType>(file);
      description = { ...node.description, codex: node.description.codex ?? codexBeside(file) };
    });

    // Every editor loads it, so its growth should be seen.
    afterAll(() => {
      if (!description) return;
      const kilobytes = Math.round(JSON.stringify(description).length / 1024);
      process.stdout.write(
        `${description.name}: ${kilobytes} kB of description, ${description.properties.length} parameters\n`,
      );
    });

    it('follows the rules for descriptions', () => {
      expect(checkDescription(description)).toEqual([]);
    });

    it('has a description that an editor loads without a pause', () => {
      expect(JSON.stringify(description).length).toBeLessThan(307_200);
    });

    it('links to a page that everybody can read, as long as the pack has none of its own', () => {
      const { documentationUrl, codex } = description;
      expect(documentationUrl).toMatch(
        /^https:\/\/(kometsales\.atlassian\.net|developer\.ebizcharge\.net|docs\.superoffice\.com)\//,
      );
      expect(codex?.resources?.primaryDocumentation).toEqual([{ url: documentationUrl }]);
    });

    it('has its icons', () => {
      expect(missingIcons(file, description.icon)).toEqual([]);
    });

    // The build wrote it; in a checkout the sources have nothing written beside them.
    it('is described as its declarations say', () => {
      const made = instance<INodeType>(file, requireSource(file));
      expect({ ...node.description, codex: undefined }).toEqual({ ...made.description, codex: undefined });
      expect(methodNames(node)).toEqual(methodNames(made));
    });

    it('has the methods that its parameters name', () => {
      expect(missingMethods(node)).toEqual([]);
    });

    it('makes no required choice for the user', () => {
      const chosen = description.properties
        .filter(({ required }) => required)
        .filter(({ default: value }) => !['""', '[]', '{}', '"{}"'].includes(JSON.stringify(value)))
        .filter(({ default: value }) => (value as { value?: unknown }).value !== '')
        // Of a list of credits, which changes nothing.
        .filter(({ name, default: value }) => !(name === 'itemType' && value === 'all'));
      expect(chosen.map(({ name, default: value }) => [name, value])).toEqual([]);
    });

    it('never gives two filters the same name', () => {
      const twice = description.properties
        .filter(({ type }) => type === 'collection')
        .flatMap(({ name, displayOptions, options = [] }) => {
          const labels = options.map((each) => [
            (each as INodeProperties).displayName,
            JSON.stringify((each as INodeProperties).displayOptions),
          ]);
          return labels
            .map(String)
            .filter((label, index, all) => all.indexOf(label) !== index)
            .map((label) => [name, JSON.stringify(displayOptions), label]);
        });
      expect(twice).toEqual([]);
    });

    it('switches nothing on by itself', () => {
      const switches = nested(description.properties).filter(({ type }) => type === 'boolean');
      const on = switches.filter(({ name, default: value }) => value !== false && !CAREFUL.includes(name));
      expect(on.map(({ name }) => name)).toEqual([]);
    });

    it('has a test for each credential of an action node', () => {
      if (description.group.includes('trigger')) return;
      const tests = Object.keys(node.methods?.credentialTest ?? {});
      expect(description.credentials?.length).toBeGreaterThan(0);
      const named = (description.credentials ?? []).flatMap(({ testedBy }) => testedBy ?? []);
      expect(named).toEqual(tests);
      // n8n tests no OAuth2 credential.
      const untested = (description.credentials ?? []).filter(({ testedBy }) => testedBy === undefined);
      expect(untested.map(({ name }) => name).filter((name) => !name.endsWith('OAuth2Api'))).toEqual([]);
    });

    it('is named in its codex by package and name, by which n8n finds it', () => {
      const { name: pack } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
        name: string;
      };
      expect(codexBeside(file)).toMatchObject({ node: `${pack}.${description.name}` });
    });

    it('uses credentials of this pack', () => {
      const known = credentialFiles.map((each) => load<ICredentialType>(each).name);
      const foreign = (description.credentials ?? []).filter(({ name }) => !known.includes(name));
      expect(foreign).toEqual([]);
    });
  });
}

/** Switches of the node's own that start on: they hide members, keep data, or look before and after. */
const CAREFUL = ['simplify', 'mergeWithCurrentValues', 'checkBeforeSending', 'settleUnknownOutcomes'];

for (const file of credentialFiles) {
  describe(file, () => {
    it('follows the rules for credentials', () => {
      expect(checkCredential(load<ICredentialType>(file))).toEqual([]);
    });

    it('has its icons', () => {
      expect(missingIcons(file, load<ICredentialType>(file).icon)).toEqual([]);
    });
  });
}

describe('SuperOffice', () => {
  it('demands Internal Key IDs only while Resync All Records is off', () => {
    const { properties } = load<INodeType>('nodes/SuperOffice/SuperOffice.node.ts').description;
    const shown = properties.find(({ name }) => name === 'internalKeyIds')?.displayOptions?.show;
    expect(shown?.resyncAllRecords).toEqual([false]);
  });
});

describe('the secrets of the credentials', () => {
  it.each([
    ['KometSalesApi', ['authenticationToken']],
    ['KometSalesWebhookApi', ['token', 'password']],
    ['EBizChargeApi', ['securityId', 'password']],
    ['SuperOfficeApi', ['password']],
    // n8n's own OAuth2 credential has the secret.
    ['SuperOfficeOAuth2Api', []],
    ['SuperOfficeSystemUserApi', ['clientSecret', 'systemUserToken', 'privateKey']],
  ])('%s masks %p and nothing else', (name, secrets) => {
    const { properties } = load<ICredentialType>(`credentials/${name}.credentials.ts`);
    const masked = properties.filter(({ typeOptions }) => typeOptions?.password === true);
    expect(masked.map((property) => property.name)).toEqual(secrets);
  });
});

/** Parameters of all levels. */
function nested(properties: INodeProperties[]): INodeProperties[] {
  return properties.flatMap((property) => [property, ...nested(membersOf(property))]);
}

/** The parameters inside a collection or a fixed collection. */
function membersOf({ options = [] }: INodeProperties): INodeProperties[] {
  return options.flatMap((option) => {
    if ('values' in option) return option.values;
    return 'type' in option ? [option] : [];
  });
}

/** Sources below a folder, relative to the checkout. */
function sources(folder: string, ending: string): string[] {
  const names = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => path.join(folder, name));
}

/** The built file of a source in dist. */
function built(file: string): string {
  return path.join(DIST, file.replace(/\.ts$/, '.js'));
}

/** The module of a source, as jest reads it. */
const requireSource = (file: string): unknown => jest.requireActual(path.join(ROOT, file));

const methodNames = ({ methods = {} }: INodeType) =>
  Object.fromEntries(Object.entries(methods).map(([kind, all]) => [kind, Object.keys(all)]));

/** An instance of a built class. */
const load = <T>(file: string): T => instance(file, requireBuilt(built(file)));

/** An instance of the class that n8n would take from the file: the one with the file's name. */
function instance<T>(file: string, module: unknown): T {
  const exported = module as Record<string, new () => T>;
  const name = path.basename(file).split('.')[0]!;
  return new exported[name]!();
}

/** The codex lies beside the node; n8n's loader adds it to the description. */
function codexBeside(file: string): INodeTypeDescription['codex'] {
  const codex = `${built(file)}on`;
  return existsSync(codex)
    ? (JSON.parse(readFileSync(codex, 'utf8')) as INodeTypeDescription['codex'])
    : undefined;
}

function missingIcons(file: string, icon: INodeTypeDescription['icon'] | ICredentialType['icon']): string[] {
  const { light, dark } = icon as { light: string; dark: string };
  const folder = path.dirname(built(file));
  return [light, dark].filter((each) => !existsSync(path.resolve(folder, each.replace('file:', ''))));
}

/** Methods that the description calls by name and the class does not have: n8n would find out when a user opens the list. */
function missingMethods({ description, methods = {} }: INodeType): string[] {
  const kinds = {
    loadOptionsMethod: methods.loadOptions,
    searchListMethod: methods.listSearch,
    resourceMapperMethod: methods.resourceMapping,
    testedBy: methods.credentialTest,
  };
  const call = new RegExp(`"(${Object.keys(kinds).join('|')})":"(\\w+)"`, 'g');
  return [...JSON.stringify(description).matchAll(call)]
    .filter(([, kind, name]) => !(name! in (kinds[kind as keyof typeof kinds] ?? {})))
    .map(([, kind, name]) => `${kind} ${name}`);
}
