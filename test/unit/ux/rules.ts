import type {
  ICredentialType,
  INodeProperties,
  INodePropertyCollection,
  INodePropertyMode,
  INodePropertyOptions,
  INodeTypeDescription,
} from 'n8n-workflow';
import { collisions, conditionFaults, type Level } from './conditions';
import {
  actionFaults,
  descriptionFaults,
  nameFaults,
  placeholderFaults,
  singularOf,
  standard,
  UNCHOSEN,
} from './words';

/*
 * n8n's rules for what a node shows, applied to the description that n8n loads. Lint reads literals only, and most of this
 * pack's parameters are built from declarations. Where a rule comes from eslint-plugin-n8n-nodes-base, its name stands above
 * the check; the others are the house's own.
 */

/** Says what is wrong with the thing that is being looked at. */
type Report = (fault: string) => void;

/** Complaints about a node's description, each starting with the path of what it is about. None when all is well. */
export function checkDescription(description: INodeTypeDescription): string[] {
  const complaints: string[] = [];
  const report: Report = (fault) => complaints.push(`${description.name}: ${fault}`);
  const isTrigger = description.group.includes('trigger');

  checkNode(description, isTrigger, report);
  checkResourceAndOperation(description.properties, report);
  checkLevel(description.properties, description.properties, '', complaints);
  return complaints;
}

/** Complaints about a credential type, by the same rules where they apply to it. */
export function checkCredential(credential: ICredentialType): string[] {
  const complaints: string[] = [];
  const report: Report = (fault) => complaints.push(`${credential.name}: ${fault}`);
  // cred-class-field-name-unsuffixed, cred-class-field-display-name-missing-api, …-missing-oauth2
  if (!credential.name.endsWith('Api')) report('name does not end with "Api"');
  if (!credential.displayName.endsWith(' API')) report('displayName does not end with " API"');
  if (credential.extends?.includes('oAuth2Api')) {
    if (!credential.name.endsWith('OAuth2Api')) report('name does not end with "OAuth2Api"');
    if (!credential.displayName.endsWith('OAuth2 API')) report('displayName does not end with "OAuth2 API"');
  }
  // cred-class-field-documentation-url-missing, -not-http-url
  if (!/^https?:\/\//.test(credential.documentationUrl ?? ''))
    report('documentationUrl is not an http(s) URL');
  checkIcon(credential.icon, credential.iconUrl, report);
  checkLevel(credential.properties, credential.properties, '', complaints);
  for (const property of credential.properties) {
    if (isSecretName(property.name) && !isMasked(property))
      complaints.push(`${property.name}: is a secret shown in clear`);
  }
  return complaints;
}

function checkNode(description: INodeTypeDescription, isTrigger: boolean, report: Report): void {
  const { name, displayName, defaults } = description;
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) report('name is not in camel case');
  nameFaults(displayName).forEach((fault) => report(`displayName ${fault}`));
  if (!description.description) report('description is empty');
  if (defaults.name !== displayName)
    report(`defaults.name "${defaults.name}" differs from displayName "${displayName}"`);
  // node-class-description-non-core-color-present
  if (defaults.color) report('defaults.color is for n8n itself');
  // node-class-description-missing-subtitle
  if (!description.subtitle) report('subtitle is missing');
  if (!description.credentials?.length) report('credentials are missing');
  if (!description.codex?.alias?.length)
    report('codex has no alias: the node panel finds the node by its name only');
  checkIcon(description.icon, description.iconUrl, report);

  if (isTrigger) {
    // node-class-description-name-unsuffixed-trigger-node, -display-name-unsuffixed-trigger-node, -inputs-wrong-trigger-node
    if (!name.endsWith('Trigger')) report('name does not end with "Trigger"');
    if (!displayName.endsWith(' Trigger')) report('displayName does not end with " Trigger"');
    if (description.inputs.length > 0) report('a trigger has no inputs');
    if (description.usableAsTool) report('a trigger is no tool: leave usableAsTool out');
  } else if (/Setup$/.test(name)) {
    // What administration changes concerns all users.
    if (description.usableAsTool) report('a set-up node is no tool: leave usableAsTool out');
  } else if (description.usableAsTool !== true) {
    report('usableAsTool is not true');
  }

  for (const credential of description.credentials ?? []) {
    // node-class-description-credentials-name-unsuffixed
    if (!credential.name.endsWith('Api')) report(`credential ${credential.name} does not end with "Api"`);
    if (!credential.displayOptions) continue;
    conditionFaults(credential.displayOptions, description.properties, description.properties).forEach(
      (fault) => report(`credential ${credential.name} ${fault}`),
    );
  }

  try {
    structuredClone(description);
  } catch {
    report('does not survive structuredClone: it holds a function or a class instance');
  }
}

/** icon-validation, icon-prefer-themed-variants of @n8n/eslint-plugin-community-nodes; node-class-description-icon-not-svg */
function checkIcon(icon: unknown, iconUrl: unknown, report: Report): void {
  const { light, dark } = (icon ?? iconUrl ?? {}) as { light?: string; dark?: string };
  if (!light || !dark) return report('icon has no light and dark drawing');
  if (light === dark) report('icon is the same file for light and dark');
  for (const file of [light, dark]) if (!file.endsWith('.svg')) report(`icon ${file} is not an SVG`);
}

function checkResourceAndOperation(properties: Level, report: Report): void {
  const resources = properties.filter(({ name }) => name === 'resource');
  const operations = properties.filter(({ name }) => name === 'operation');
  for (const property of [...resources, ...operations]) {
    // node-param-resource-without-no-data-expression, node-param-operation-without-no-data-expression
    if (property.noDataExpression !== true) report(`${label(property)} has no noDataExpression: true`);
  }
  for (const resource of resources) {
    for (const option of optionsOf(resource)) {
      const singular = singularOf(option.name);
      if (singular) report(`resource "${option.name}" is in the plural: "${singular}"`);
    }
  }
  if (operations.length === 0) return;

  const firstOperation = properties.findIndex(({ name }) => name === 'operation');
  const firstResource = properties.findIndex(({ name }) => name === 'resource');
  if (firstResource === -1) report('has operations but no resource');
  if (firstResource > firstOperation) report('operation comes before resource');
  if (firstResource === -1) return;

  const served = new Set(operations.flatMap((operation) => operation.displayOptions?.show?.resource ?? []));
  for (const { value } of resources.flatMap(optionsOf)) {
    if (!served.has(value)) report(`resource ${String(value)} has no operations`);
  }
  operations.forEach((operation) => checkOperationOptions(operation, report));
}

function checkOperationOptions(property: INodeProperties, report: Report): void {
  for (const { name, value, action, description } of optionsOf(property)) {
    const say: Report = (fault) => report(`${label(property)} ${String(value)} ${fault}`);
    // node-param-operation-option-without-action
    if (!action) {
      say('has no action');
      continue;
    }
    actionFaults(action).forEach((fault) => say(`action "${action}" ${fault}`));
    // node-param-option-name-wrong-for-get-many and its kin, which know `getAll` only; this pack saves `getMany`.
    if (value === 'getMany' || value === 'getAll') {
      if (name !== 'Get Many') say(`name "${name}" is not "Get Many"`);
      if (!action.startsWith('Get many ')) say(`action "${action}" does not start with "Get many "`);
      if (description?.includes(' all ')) say('description says "all" where it may be only some');
    }
    // node-param-option-name-wrong-for-upsert
    if (value === 'upsert' && name !== 'Create or Update') say(`name "${name}" is not "Create or Update"`);
  }
}

/** Checks the parameters of one level, and those inside them. */
function checkLevel(level: Level, root: Level, path: string, complaints: string[]): void {
  for (const property of level) {
    const here = path ? `${path} > ${property.name}` : label(property);
    const report: Report = (fault) => complaints.push(`${here}: ${fault}`);
    checkProperty(property, report);
    if (property.displayOptions) conditionFaults(property.displayOptions, level, root).forEach(report);
    if (property.type === 'collection') checkCollection(property, root, here, complaints);
    if (property.type === 'fixedCollection') checkFixedCollection(property, root, here, complaints);
  }
  if (level === root) complaints.push(...showBeforeAsked(level));
  for (const [one, other] of collisions(level)) {
    const where = path ? `${path} > ${one.name}` : label(one);
    complaints.push(`${where}: may be shown together with another ${label(other)}`);
  }
}

/** A user answers from top to bottom: the choice that shows a parameter stands above it. A switch may hide what is above. */
function showBeforeAsked(level: Level): string[] {
  return level.flatMap((property, index) =>
    Object.keys(property.displayOptions?.show ?? {})
      .filter((name) => !/^[@/]/.test(name) && isBelow(name, property, level.slice(0, index), level))
      .map((name) => `${label(property)}: stands above ${name}, which shows it`),
  );
}

/** Whether a parameter of this name is in a form with `property`, but not above it. */
const isBelow = (name: string, property: INodeProperties, above: Level, level: Level): boolean =>
  level.some((each) => each.name === name && each.type === 'options' && shareForm(each, property)) &&
  !above.some((each) => each.name === name && shareForm(each, property));

/** Whether two parameters are parameters of one operation. */
const shareForm = (
  { displayOptions: one }: INodeProperties,
  { displayOptions: other }: INodeProperties,
): boolean =>
  ['resource', 'operation'].every((name) => {
    const [ofOne, ofOther] = [one?.show?.[name], other?.show?.[name]];
    return !ofOne || !ofOther || ofOne.some((value) => ofOther.includes(value));
  });

function checkProperty(property: INodeProperties, report: Report): void {
  if (property.type !== 'notice')
    nameFaults(property.displayName).forEach((fault) => report(`displayName ${fault}`));
  // node-param-name-untrimmed
  if (!property.name || property.name !== property.name.trim())
    report('name is empty or has spaces around it');
  if (property.description !== undefined) {
    descriptionFaults(property.description, property.displayName).forEach((fault) =>
      report(`description ${fault}`),
    );
  }
  // node-param-required-false
  if (property.required === false) report('says required: false: leave it out');
  checkStandardProperty(property, report);
  checkPlaceholder(property, report);
  checkDefault(property, report);
  checkOptions(property, report);
  if (property.type === 'resourceLocator') checkLocator(property, report);
  if (property.type === 'boolean' && property.description && !property.description.startsWith('Whether')) {
    // node-param-description-boolean-without-whether
    report('description of a boolean does not start with "Whether"');
  }
  // node-param-type-options-password-missing
  const { NODE_SENSITIVE_PARAM_NAMES: secret, FALSE_POSITIVE_NODE_SENSITIVE_PARAM_NAMES: harmless } =
    standard;
  const isSecret = secret.some((word) => property.name.toLowerCase().includes(word.toLowerCase()));
  if (
    property.type === 'string' &&
    isSecret &&
    !harmless.includes(property.name) &&
    !isUrlOrId(property.name)
  ) {
    if (!isMasked(property)) report('looks like a secret and is shown in clear');
  }
}

/** Parameters that every n8n node spells alike. */
function checkStandardProperty(property: INodeProperties, report: Report): void {
  const { name, type, description, displayName, typeOptions } = property;
  const expect = (what: string, actual: unknown, expected: unknown): void => {
    if (actual !== expected) report(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  };
  if (type === 'number' && name === 'limit') {
    // node-param-default-wrong-for-limit, -description-wrong-for-limit, -min-value-wrong-for-limit, -max-value-present
    expect('default', property.default, standard.LIMIT_NODE_PARAMETER.DEFAULT_VALUE);
    expect('description', description, standard.LIMIT_NODE_PARAMETER.DESCRIPTION);
    expect('typeOptions.minValue', typeOptions?.minValue, 1);
    expect('typeOptions.maxValue', typeOptions?.maxValue, undefined);
  }
  if (type !== 'boolean') return;
  if (name === 'returnAll') {
    // node-param-description-wrong-for-return-all
    expect('displayName', displayName, standard.RETURN_ALL_NODE_PARAMETER.DISPLAY_NAME);
    expect('description', description, standard.RETURN_ALL_NODE_PARAMETER.DESCRIPTION);
  }
  if (name === 'simplify' || name === 'simple') {
    // node-param-default-wrong-for-simplify, -display-name-wrong-for-simplify, -description-wrong-for-simplify
    expect('displayName', displayName, standard.SIMPLIFY_NODE_PARAMETER.DISPLAY_NAME);
    expect('description', description, standard.SIMPLIFY_NODE_PARAMETER.DESCRIPTION);
    expect('default', property.default, true);
  }
  if (name === 'ignoreSslIssues' || name === 'allowUnauthorizedCerts') {
    // node-param-description-wrong-for-ignore-ssl-issues
    expect('description', description, standard.IGNORE_SSL_ISSUES_NODE_PARAMETER.DESCRIPTION);
  }
}

function checkPlaceholder(property: INodeProperties, report: Report): void {
  const { type, name, placeholder } = property;
  if (type === 'collection' || type === 'fixedCollection') {
    if (!placeholder?.startsWith('Add ')) report('placeholder does not start with "Add "');
    return;
  }
  // node-param-placeholder-missing-email
  if (type === 'string' && name === 'email' && !placeholder)
    report('has no placeholder with an email address');
  if (placeholder === undefined) return;
  placeholderFaults(placeholder).forEach((fault) => report(`placeholder "${placeholder}" ${fault}`));
}

/** node-param-default-missing, node-param-default-wrong-for-… */
function checkDefault(property: INodeProperties, report: Report): void {
  const { type, typeOptions, default: value } = property;
  if (value === undefined) return report('has no default');
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const wrong = (expected: string): void => report(`default ${JSON.stringify(value)} is not ${expected}`);
  // A collection may start with some of its fields filled.
  if (type === 'collection' || type === 'fixedCollection') return isObject ? undefined : wrong('an object');
  if (typeOptions?.multipleValues && Array.isArray(value)) return;

  if (type === 'boolean' && typeof value !== 'boolean') wrong('a boolean');
  if ((type === 'string' || type === 'dateTime' || type === 'color') && typeof value !== 'string')
    wrong('a text');
  if (type === 'json' && typeof value !== 'string' && !isObject) wrong('a text or an object');
  // A number that must be given starts empty, so that a node run untouched demands it instead of sending 0.
  if (type === 'number' && typeof value !== 'number' && value !== '') wrong("a number or ''");
  if (type === 'resourceMapper' && !isObject) wrong('an object');
  if (type === 'multiOptions' && !Array.isArray(value)) wrong('a list');
  if (!isChoice(property) || isLoaded(property)) return;

  const allowed = optionsOf(property).map((option) => option.value);
  for (const each of [value].flat()) {
    if (!allowed.includes(each as string)) report(`default ${JSON.stringify(each)} is none of its options`);
  }
}

function checkOptions(property: INodeProperties, report: Report): void {
  if (!isChoice(property)) return;
  if (isLoaded(property)) return checkLoadedOptions(property, report);
  const options = optionsOf(property);
  if (options.length === 0) return report('has no options');

  // node-param-option-name-duplicate, node-param-option-value-duplicate
  for (const twice of repeated(options.map(({ name }) => name))) report(`has two options named "${twice}"`);
  for (const twice of repeated(options.map(({ value }) => value)))
    report(`has two options with the value ${JSON.stringify(twice)}`);
  for (const { name, description } of options) {
    nameFaults(name).forEach((fault) => report(`option "${name}" ${fault}`));
    // node-param-option-name-containing-star
    if (name === '*') report('option "*" should be "[All]"');
    if (description === undefined) continue;
    descriptionFaults(description, name).forEach((fault) =>
      report(`description of option "${name}" ${fault}`),
    );
  }
  // node-param-options-type-unsorted-items, node-param-multi-options-type-unsorted-items
  const sortable = options.filter(({ name, value }) => !(name.startsWith(UNCHOSEN) && value === ''));
  if (sortable.length < options.length && sortable.includes(options[0]!))
    report(`"${UNCHOSEN}" is not the first option`);
  // The house lets a long list of resources begin with the most used ones: among dozens, nobody looks for them by name.
  const names = sortable.map(({ name }) => name);
  if (property.name === 'resource') return checkOrder(afterMostUsed(names), 'options', report);
  // The plugin leaves numbered lists in their order.
  if (!/^\d+$/.test(String(sortable[0]?.value))) checkOrder(names, 'options', report);
}

/** At most this many resources stand before those that are sorted, and only in a list that is longer than twice as many. */
const MOST_USED = 14;

/** The names from the first on after which all are in order, as far as the house's exception goes. */
function afterMostUsed(names: string[]): string[] {
  const falls = names.flatMap((name, index) =>
    name.localeCompare(names[index + 1] ?? name) > 0 ? [index + 1] : [],
  );
  const first = falls.at(-1) ?? 0;
  return first > MOST_USED || names.length <= 2 * MOST_USED ? names : names.slice(first);
}

/** node-param-display-name-wrong-for-dynamic-options, node-param-description-wrong-for-dynamic-options and -multi-options */
function checkLoadedOptions(property: INodeProperties, report: Report): void {
  if (!property.typeOptions?.loadOptionsMethod) return;
  const { DISPLAY_NAME_SUFFIX: suffix, DESCRIPTION: description } =
    property.type === 'options'
      ? standard.DYNAMIC_OPTIONS_NODE_PARAMETER
      : standard.DYNAMIC_MULTI_OPTIONS_NODE_PARAMETER;
  if (!property.displayName.endsWith(suffix))
    report(`displayName of a loaded list does not end with "${suffix}"`);
  if (!property.description?.replace(/\.$/, '').endsWith(description))
    report(`description of a loaded list does not end with: ${description}`);
}

function checkLocator(property: INodeProperties, report: Report): void {
  const modes: INodePropertyMode[] = property.modes ?? [];
  if (modes.length === 0) return report('has no modes');
  for (const twice of repeated(modes.map(({ name }) => name))) report(`has two modes named ${twice}`);
  const start = property.default as { mode?: string } | null;
  if (!modes.some(({ name }) => name === start?.mode))
    report(`starts in mode ${JSON.stringify(start?.mode)}, which it does not have`);
  for (const { name, displayName, type, typeOptions, placeholder } of modes) {
    nameFaults(displayName).forEach((fault) => report(`mode ${name} displayName ${fault}`));
    if (type === 'list' && !typeOptions?.searchListMethod) report(`mode ${name} names no searchListMethod`);
    if (type === 'list' || placeholder === undefined) continue;
    placeholderFaults(placeholder).forEach((fault) =>
      report(`mode ${name} placeholder "${placeholder}" ${fault}`),
    );
  }
}

function checkCollection(property: INodeProperties, root: Level, path: string, complaints: string[]): void {
  const report: Report = (fault) => complaints.push(`${path}: ${fault}`);
  const items = (property.options ?? []) as INodeProperties[];
  if (items.length === 0) return report('has no options');
  for (const { name, required } of items) {
    // node-param-collection-type-item-required
    if (required) report(`${name} is required, yet left out until it is added`);
  }
  // node-param-collection-type-unsorted-items
  checkOrder(
    items.map(({ displayName }) => displayName),
    'options',
    report,
  );
  checkLevel(items, root, path, complaints);
}

function checkFixedCollection(
  property: INodeProperties,
  root: Level,
  path: string,
  complaints: string[],
): void {
  const report: Report = (fault) => complaints.push(`${path}: ${fault}`);
  const sections = (property.options ?? []) as INodePropertyCollection[];
  if (sections.length === 0) return report('has no options');
  for (const twice of repeated(sections.map(({ name }) => name))) report(`has two sections named ${twice}`);
  for (const { name, displayName, values } of sections) {
    nameFaults(displayName).forEach((fault) => report(`section ${name} displayName ${fault}`));
    if (values.length === 0) report(`section ${name} has no fields`);
    // node-param-fixed-collection-type-unsorted-items, which leaves addresses in the order in which they are written.
    const isAddress = [displayName, property.displayName].some((each) => /address/i.test(each));
    // The house puts what a row requires before what it may have.
    const optional = values.slice(values.findIndex(({ required }) => !required));
    if (!isAddress)
      checkOrder(
        optional.map((value) => value.displayName),
        `fields of section ${name}`,
        report,
      );
    checkLevel(values, root, `${path} > ${name}`, complaints);
  }
}

/** Lists of five and more are in alphabetical order. */
function checkOrder(names: string[], what: string, report: Report): void {
  if (names.length < standard.MIN_ITEMS_TO_ALPHABETIZE) return;
  const sorted = [...names].sort((one, other) => one.localeCompare(other));
  const first = names.findIndex((name, index) => name !== sorted[index]);
  if (first !== -1)
    report(
      `${what} are not in alphabetical order: "${names[first]}" stands where "${sorted[first]}" belongs`,
    );
}

function isChoice({ type }: INodeProperties): boolean {
  return type === 'options' || type === 'multiOptions';
}

function isLoaded({ typeOptions }: INodeProperties): boolean {
  return Boolean(typeOptions?.loadOptionsMethod ?? typeOptions?.loadOptions);
}

function optionsOf(property: INodeProperties): INodePropertyOptions[] {
  return (property.options ?? []) as INodePropertyOptions[];
}

function isMasked({ typeOptions }: INodeProperties): boolean {
  return typeOptions?.password === true;
}

/** credential-password-field of @n8n/eslint-plugin-community-nodes, cred-class-field-type-options-password-missing */
function isSecretName(name: string): boolean {
  const words = [...standard.CRED_SENSITIVE_CLASS_FIELDS, 'passphrase'];
  return words.some((word) => name.toLowerCase().includes(word)) && !isUrlOrId(name);
}

function isUrlOrId(name: string): boolean {
  return /(?:Url|Id|Ids)$/.test(name);
}

function repeated<T>(values: T[]): Set<T> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

/** A top-level parameter with the resource and operation that show it, as its name alone may stand for many. */
function label({ name, displayOptions }: INodeProperties): string {
  const { resource = [], operation = [] } = displayOptions?.show ?? {};
  const scope = [resource, operation].filter((each) => each.length > 0).map((each) => each.join('|'));
  return scope.length > 0 ? `${name} (${scope.join(': ')})` : name;
}
